import { type Block, BlockReader } from 'profile/explain/markdown/BlockReader';
import { checkBlock } from './checkBlock';
import { type Claim, type GroundingResult, summarise } from './Claim';
import { type GroundingInput, GroundingProfile } from './GroundingProfile';

/** Longest answer that is read, in UTF-16 units; the rest is ignored. */
export const MAX_ANSWER_LENGTH = 64 * 1024;

/**
 * Checks an answer against a profile while it arrives. Blocks that can no longer change are checked once; the open end
 * is checked when a result is asked for. How the text was cut into chunks changes nothing.
 */
export class Grounder {
  private text = '';
  private readonly reader = new BlockReader();
  private readonly settled: Claim[] = [];
  private hasEnded = false;

  constructor(private readonly profile: GroundingProfile) {}

  get isFinished(): boolean {
    return this.hasEnded;
  }

  /** Number of claims that can no longer change. */
  get settledClaims(): number {
    return this.settled.length;
  }

  push(chunk: string): void {
    if (this.hasEnded) {
      throw new Error('The answer was finished before.');
    }
    const room = chunk.slice(0, MAX_ANSWER_LENGTH - this.text.length);
    this.text += room;
    this.settle(this.reader.push(room));
  }

  /** Ends the answer, also one that was cut off, and gives the result for all of it. */
  finish(): GroundingResult {
    if (!this.hasEnded) {
      this.settle(this.reader.finish());
      this.hasEnded = true;
    }
    return toResult(this.settled);
  }

  /** Returns the result so far. A name or number that the end of the text may cut through is left out. */
  getResult(): GroundingResult {
    if (this.hasEnded) {
      return toResult(this.settled);
    }
    const open = this.reader.peek().flatMap((block) => this.check(block, block.end === this.text.length));
    return toResult([...this.settled, ...open]);
  }

  getText(): string {
    return this.text;
  }

  private settle(blocks: readonly Block[]): void {
    this.settled.push(...blocks.flatMap((block) => this.check(block, false)));
  }

  private check(block: Block, isOpen: boolean): Claim[] {
    return checkBlock(this.text, block, this.profile, isOpen);
  }
}

export function groundAnswer(answer: string, input: GroundingInput): GroundingResult {
  const grounder = new Grounder(new GroundingProfile(input));
  grounder.push(answer);
  return grounder.finish();
}

function toResult(claims: readonly Claim[]): GroundingResult {
  return { claims: [...claims], summary: summarise(claims) };
}
