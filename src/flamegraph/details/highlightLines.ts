import highlighter from 'highlight.js/lib/core';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import elixir from 'highlight.js/lib/languages/elixir';
import erlang from 'highlight.js/lib/languages/erlang';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import kotlin from 'highlight.js/lib/languages/kotlin';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import scala from 'highlight.js/lib/languages/scala';
import typescript from 'highlight.js/lib/languages/typescript';

/** A piece of a line, and what it is in its language: "keyword", "string", "" for nothing special. */
export interface SourcePiece {
  readonly text: string;
  readonly scope: string;
}

const LANGUAGES = {
  c,
  cpp,
  csharp,
  elixir,
  erlang,
  go,
  java,
  javascript,
  kotlin,
  php,
  python,
  ruby,
  rust,
  scala,
  typescript,
};

const instance = highlighter.newInstance();
Object.entries(LANGUAGES).forEach(([name, language]) => instance.registerLanguage(name, language));

/** Beyond these, colours are not worth the wait. */
const MAX_CHARS = 600_000;
const MAX_LINE_CHARS = 5_000;

/**
 * The pieces of each line; undefined for a file that is too long, or whose name tells no language that we know. Their texts
 * together are the line: nothing becomes HTML.
 */
export function highlightLines(lines: readonly string[], file: string): SourcePiece[][] | undefined {
  const language = findLanguage(file);
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (!language || length > MAX_CHARS || lines.some((line) => line.length > MAX_LINE_CHARS)) {
    return undefined;
  }
  const { _emitter: emitter } = instance.highlight(lines.join('\n'), { language, ignoreIllegals: true });
  // The library's own tree, before it makes HTML of it.
  const root: unknown = 'rootNode' in emitter ? emitter.rootNode : undefined;
  const rows: SourcePiece[][] = [[]];
  collect(root, '', rows);
  return rows.length === lines.length ? rows : undefined;
}

const ENDINGS: Readonly<Record<string, keyof typeof LANGUAGES>> = {
  c: 'c',
  h: 'cpp',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  cs: 'csharp',
  ex: 'elixir',
  exs: 'elixir',
  erl: 'erlang',
  go: 'go',
  java: 'java',
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  kt: 'kotlin',
  php: 'php',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  scala: 'scala',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
};

function findLanguage(file: string): keyof typeof LANGUAGES | undefined {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

function collect(node: unknown, scope: string, rows: SourcePiece[][]): void {
  if (typeof node === 'string') {
    node.split('\n').forEach((text, place) => {
      if (place > 0) {
        rows.push([]);
      }
      if (text !== '') {
        rows.at(-1)?.push({ text, scope });
      }
    });
    return;
  }
  if (typeof node === 'object' && node !== null && 'children' in node && Array.isArray(node.children)) {
    const own = 'scope' in node && typeof node.scope === 'string' ? node.scope : scope;
    node.children.forEach((child) => collect(child, own, rows));
  }
}
