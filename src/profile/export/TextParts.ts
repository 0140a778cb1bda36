const PART_LENGTH = 1 << 20;

/** Collects text in parts of about a megabyte: a `Blob` takes them as they are, while one string has a limit. */
export class TextParts {
  private readonly parts: string[] = [];
  private pieces: string[] = [];
  private length = 0;

  add(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length >= PART_LENGTH) {
      this.closePart();
    }
  }

  finish(): string[] {
    this.closePart();
    return this.parts;
  }

  private closePart(): void {
    if (this.length > 0) {
      this.parts.push(this.pieces.join(''));
      this.pieces = [];
      this.length = 0;
    }
  }
}
