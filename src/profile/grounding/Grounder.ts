import { checkBlock } from './checkBlock';
import type { Claim, GroundingResult } from './Claim';
import { summarise } from './Claim';
import type { GroundingInput } from './GroundingProfile';
import { GroundingProfile } from './GroundingProfile';
import { BlockReader } from './splitBlocks';

/** Longer answers are cut: what follows is neither checked nor trusted. */
export const MAX_ANSWER_LENGTH = 200_000;

/**
 * Holds an answer against a profile while it arrives. Blocks that can no longer change are checked once; the open end is
 * checked when a result is asked for. How the text was cut into chunks changes nothing.
 */
export class Grounder {
  private text = '';
  private readPlace = 0;
  private readonly reader = new BlockReader();
  private readonly settled: Claim[] = [];
  private hasEnded = false;

  constructor(private readonly profile: GroundingProfile) {}

  get isFinished(): boolean {
    return this.hasEnded;
  }

  /** Takes the next piece of the answer. */
  push(chunk: string): void {
    if (this.hasEnded) {
      throw new Error('The answer was finished before.');
    }
    this.text = (this.text + chunk).slice(0, MAX_ANSWER_LENGTH);
    for (let end = this.text.indexOf('\n', this.readPlace); end >= 0; end = this.text.indexOf('\n', this.readPlace)) {
      this.readLine(end + 1);
    }
  }

  /** Ends the answer, also one that was cut off, and gives the result for all of it. */
  finish(): GroundingResult {
    if (!this.hasEnded) {
      if (this.readPlace < this.text.length) {
        this.readLine(this.text.length);
      }
      this.settle(this.reader.close());
      this.hasEnded = true;
    }
    return toResult(this.settled);
  }

  /** The result so far. A name or number that the end of the text may cut through is left out. */
  getResult(): GroundingResult {
    if (this.hasEnded) {
      return toResult(this.settled);
    }
    const reader = this.reader.copy();
    const rest = this.text.slice(this.readPlace);
    const blocks = [...(rest === '' ? [] : reader.readLine(rest, this.readPlace)), ...reader.close()];
    const open = blocks.flatMap((block) => checkBlock(this.text, block, this.profile, block.end === this.text.length));
    return toResult([...this.settled, ...open]);
  }

  getText(): string {
    return this.text;
  }

  private readLine(end: number): void {
    const line = this.text.slice(this.readPlace, end);
    this.settle(this.reader.readLine(line, this.readPlace));
    this.readPlace = end;
  }

  private settle(blocks: ReturnType<BlockReader['close']>): void {
    for (const block of blocks) {
      this.settled.push(...checkBlock(this.text, block, this.profile, false));
    }
  }
}

/** The result for a whole answer. */
export function groundAnswer(answer: string, input: GroundingInput): GroundingResult {
  const grounder = new Grounder(new GroundingProfile(input));
  grounder.push(answer);
  return grounder.finish();
}

function toResult(claims: readonly Claim[]): GroundingResult {
  return { claims: [...claims], summary: summarise(claims) };
}
