import { createRandom, getInteger } from '../../random';
import type { Program } from '../Program';
import { createDocument, createQuery, createTitle } from './corpus';
import { InvertedIndex } from './InvertedIndex';
import { type Hit, scoreDocuments, selectTop } from './ranking';
import { createSnippet } from './snippet';
import { correctSpelling } from './spelling';
import { tokenize } from './tokenizer';

type SearchRequest =
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'rename'; readonly id: number; readonly title: string };

const DOCUMENTS = 3000;
const PAGE_SIZE = 10;

/** Full-text search over documents that get new titles while they are searched. */
export function createSearch(): Program<SearchRequest> {
  const random = createRandom(23);
  const index = new InvertedIndex();
  for (let id = 0; id < DOCUMENTS; id++) {
    index.addDocument(createDocument(random, id));
  }
  return {
    requests: Array.from({ length: 500 }, (_, position) =>
      position % 10 === 0
        ? { kind: 'rename', id: getInteger(random, 0, DOCUMENTS - 1), title: createTitle(random) }
        : { kind: 'query', text: createQuery(random) },
    ),
    requestsPerSecond: 110,
    pollMs: 1500,
    handle: (request) => handleRequest(index, request),
    getRoute: (request) => (request.kind === 'query' ? 'GET /search' : 'PUT /documents/{id}/title'),
  };
}

function handleRequest(index: InvertedIndex, request: SearchRequest): void {
  switch (request.kind) {
    case 'query':
      handleQuery(index, request.text);
      return;
    case 'rename':
      handleRename(index, request.id, request.title);
      return;
  }
}

function handleQuery(index: InvertedIndex, text: string): string {
  const terms = tokenize(text).map((term) =>
    index.getPostings(term) === undefined ? (correctSpelling(index, term) ?? term) : term,
  );
  const hits = selectTop(scoreDocuments(index, terms), PAGE_SIZE);
  return renderHits(index, hits, new Set(terms));
}

function renderHits(index: InvertedIndex, hits: readonly Hit[], terms: ReadonlySet<string>): string {
  const results = hits.map(({ id, score }) => {
    const document = index.getDocument(id);
    return { id, score, title: document?.title, snippet: createSnippet(document?.body ?? '', terms) };
  });
  return JSON.stringify({ results });
}

function handleRename(index: InvertedIndex, id: number, title: string): void {
  const document = index.getDocument(id);
  if (document !== undefined) {
    index.removeDocument(id);
    index.addDocument({ ...document, title });
  }
}
