import { checkBlock } from './checkBlock';
import { type Claim, type GroundingResult, summarise } from './Claim';
import { type GroundingInput, GroundingProfile } from './GroundingProfile';
import { type Block, BlockReader, type Line, readLine } from './splitBlocks';

/** In UTF-16 units. Of longer answers no more is taken. */
export const MAX_ANSWER_LENGTH = 64 * 1024;

/**
 * Holds an answer against a profile while it arrives. Blocks that can no longer change are checked once; the open end is
 * checked when a result is asked for. How the text was cut into chunks changes nothing.
 */
export class Grounder {
  private text = '';
  private readPlace = 0;
  private readonly reader = new BlockReader();
  private readonly settled: Claim[] = [];
  private settledPlace = 0;
  private hasEnded = false;

  constructor(private readonly profile: GroundingProfile) {}

  get isFinished(): boolean {
    return this.hasEnded;
  }

  /** How many claims can no longer change: those of the text before `settledEnd`. */
  get settledClaims(): number {
    return this.settled.length;
  }

  /** Where the part begins that may be read otherwise when more comes. */
  get settledEnd(): number {
    return this.settledPlace;
  }

  /** Takes the next piece of the answer. */
  push(chunk: string): void {
    if (this.hasEnded) {
      throw new Error('The answer was finished before.');
    }
    this.text = (this.text + chunk).slice(0, MAX_ANSWER_LENGTH);
    for (let line = this.nextLine(false); line; line = this.nextLine(false)) {
      this.readLine(line);
    }
  }

  /** Ends the answer, also one that was cut off, and gives the result for all of it. */
  finish(): GroundingResult {
    if (!this.hasEnded) {
      for (let line = this.nextLine(true); line; line = this.nextLine(true)) {
        this.readLine(line);
      }
      this.settle(this.reader.close());
      this.settledPlace = this.text.length;
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
    const line = this.nextLine(true);
    const rest = line ? reader.readLine(this.text.slice(line.start, line.end), line) : [];
    const open = [...rest, ...reader.close()].flatMap((block) => this.check(block, block.end === this.text.length));
    return toResult([...this.settled, ...open]);
  }

  getText(): string {
    return this.text;
  }

  private nextLine(isFinished: boolean): Line | undefined {
    return readLine(this.text, this.readPlace, isFinished);
  }

  private readLine(line: Line): void {
    this.settle(this.reader.readLine(this.text.slice(line.start, line.end), line));
    this.readPlace = line.end;
  }

  private settle(blocks: readonly Block[]): void {
    for (const block of blocks) {
      this.settled.push(...this.check(block, false));
      this.settledPlace = block.end;
    }
  }

  private check(block: Block, isOpen: boolean): Claim[] {
    return checkBlock(this.text, block, this.profile, isOpen);
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
