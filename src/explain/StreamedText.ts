import { type Alias, restoreAliases } from 'profile/explain/prompt/Redaction';

const LONG_WORD = 200;
/** Longest alias, in characters. */
const MAX_ALIAS_LENGTH = 40;

/** An answer as it came, and as far as it is shown: with aliases put back, never cut within a word. */
export class StreamedText {
  /** Text as it came. */
  raw = '';
  shown = '';
  private taken = 0;

  add(piece: string): void {
    this.raw += piece;
  }

  /** True if there is more to take. Before the end a word that may go on is left. */
  hasMore(hasEnded: boolean): boolean {
    return this.findEnd(Infinity, hasEnded) > this.taken;
  }

  /** Shows about so much more. */
  take(length: number, hasEnded = true, aliases: readonly Alias[] = []): void {
    const end = this.findEnd(length, hasEnded);
    this.shown += restoreAliases(this.raw.slice(this.taken, end), aliases);
    this.taken = end;
  }

  private findEnd(length: number, hasEnded: boolean): number {
    const limit = Math.min(this.raw.length, this.taken + length);
    if (limit === this.raw.length && hasEnded) {
      return limit;
    }
    const part = this.raw.slice(this.taken, limit);
    const space = Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n'));
    if (space < 0 && part.length < LONG_WORD && limit === this.raw.length) {
      return this.taken;
    }
    // Without a space, the cut must still not go through an alias.
    const [ending = ''] = /[\w-]*$/.exec(part.slice(-MAX_ALIAS_LENGTH)) ?? [];
    const last = space >= 0 ? space + 1 : part.length - ending.length;
    if (last > 0 && (space >= 0 || ending.length < MAX_ALIAS_LENGTH)) {
      return this.taken + last;
    }
    // A word without an end: it ends where the next space is.
    const next = this.raw.slice(limit).search(/\s/);
    return next >= 0 ? limit + next + 1 : hasEnded ? this.raw.length : this.taken;
  }
}
