import { tokenize } from './tokenizer';

export interface Document {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** For one term: document ids in rising order, and how often the term occurs in each. */
export interface Postings {
  readonly ids: number[];
  readonly counts: number[];
}

export class InvertedIndex {
  readonly #postings = new Map<string, Postings>();
  readonly #documents = new Map<number, Document>();
  readonly #lengths = new Map<number, number>();

  get size(): number {
    return this.#documents.size;
  }

  get terms(): Iterable<string> {
    return this.#postings.keys();
  }

  addDocument(document: Document): void {
    const tokens = tokenize(`${document.title} ${document.body}`);
    this.#documents.set(document.id, document);
    this.#lengths.set(document.id, tokens.length);
    for (const [term, count] of countTerms(tokens)) {
      this.#insertPosting(term, document.id, count);
    }
  }

  removeDocument(id: number): void {
    const document = this.#documents.get(id);
    if (document === undefined) {
      return;
    }
    for (const term of new Set(tokenize(`${document.title} ${document.body}`))) {
      this.#removePosting(term, id);
    }
    this.#documents.delete(id);
    this.#lengths.delete(id);
  }

  getPostings(term: string): Postings | undefined {
    return this.#postings.get(term);
  }

  getDocument(id: number): Document | undefined {
    return this.#documents.get(id);
  }

  getLength(id: number): number {
    return this.#lengths.get(id) ?? 0;
  }

  #insertPosting(term: string, id: number, count: number): void {
    const postings = this.#postings.get(term);
    if (postings === undefined) {
      this.#postings.set(term, { ids: [id], counts: [count] });
      return;
    }
    const position = findPosition(postings.ids, id);
    postings.ids.splice(position, 0, id);
    postings.counts.splice(position, 0, count);
  }

  #removePosting(term: string, id: number): void {
    const postings = this.#postings.get(term);
    if (postings === undefined) {
      return;
    }
    const position = findPosition(postings.ids, id);
    if (postings.ids[position] === id) {
      postings.ids.splice(position, 1);
      postings.counts.splice(position, 1);
    }
  }
}

function countTerms(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) {
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return counts;
}

/** Where `id` is in rising `ids`, or where it would have to go. */
function findPosition(ids: readonly number[], id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
