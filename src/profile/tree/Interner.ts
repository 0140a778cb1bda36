/** Texts, each once, with the index of each. */
export class Interner {
  readonly texts: string[] = [];
  private readonly indexOf = new Map<string, number>();

  intern(text: string): number {
    const known = this.indexOf.get(text);
    if (known !== undefined) {
      return known;
    }
    this.indexOf.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}
