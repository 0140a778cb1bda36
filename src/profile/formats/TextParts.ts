const PART_LENGTH = 1 << 18;

/**
 * Collects pieces of text into parts of about a quarter of a megabyte. A `Blob` takes them as they are, while one string
 * has a limit, and whoever writes a file can do something else between two parts.
 */
export class TextParts {
  private pieces: string[] = [];
  private length = 0;

  add(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  /** True if it is time to `take` the text. */
  get isFull(): boolean {
    return this.length >= PART_LENGTH;
  }

  take(): string {
    const part = this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    return part;
  }
}
