import { finishTree } from 'profile/tree/finishTree';
import { NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { MAX_PROFILE_BYTES } from 'profile/tree/limits';
import { NameTable } from 'profile/tree/NameTable';
import { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import type { FileProfile } from './ProfileFile';

/** `java 12345/12350 [002] 123.456789:     250000 cycles:u: ` and, without call chains, the frame on the same line. */
const HEADER =
  /^(\S.*?)\s+(-?\d+)(?:\/(-?\d+))?\s+(?:\[\d+\]\s+)?(?:[.\w-]+\s+)?(\d+\.\d+):\s+(?:\d+\s+)?(\S+):(?:\s+(.*))?$/;

/** `    7f3c2a parse+0x1a (/usr/lib/libjson.so)` */
const FRAME = /^\s*([0-9a-f]+)\s+(.+?)\s+\((.*)\)\s*$/;

interface EventSamples {
  readonly trie: StackTrie;
  count: number;
}

export function isPerfScript(text: string): boolean {
  const lines = text.slice(0, 20_000).split('\n', 200);
  const header = lines.findIndex((line) => HEADER.test(line));
  const [, , , , , , sameLine] = HEADER.exec(lines[header] ?? '') ?? [];
  return header >= 0 && (FRAME.test(sameLine ?? '') || FRAME.test(lines[header + 1] ?? ''));
}

/**
 * Reads the text of `perf script`: samples of each event are counted, below the name of their program, as
 * `stackcollapse-perf` does. What has no symbol goes by its file.
 *
 * @throws ProfileDecodeError
 */
export function readPerfScript(text: string, maxNodes: number): FileProfile[] {
  if (text.length > MAX_PROFILE_BYTES) {
    throw new ProfileDecodeError(
      'perf script',
      'too-large',
      `The file has ${text.length.toLocaleString('en')} characters.`,
    );
  }
  const table = new NameTable('perf script');
  const root = table.internText(NAME_OF_ROOT);
  const events = new Map<string, EventSamples>();
  let open: { readonly event: EventSamples; readonly program: string; readonly frames: string[] } | undefined;
  const close = () => {
    if (open) {
      const { event, program, frames } = open;
      const names = [program, ...frames.reverse()];
      const place = names.reduce((above, name) => event.trie.child(above, table.internText(name)), 0);
      event.trie.addSelf(place, 1);
      event.count++;
      open = undefined;
    }
  };
  let lineNumber = 0;
  let lastTimeS: number | undefined;
  let firstTimeS: number | undefined;
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const line = text.slice(start, lineBreak < 0 ? text.length : lineBreak).trimEnd();
    start = lineBreak < 0 ? text.length : lineBreak + 1;
    lineNumber++;
    if (line.trim() === '') {
      close();
    } else if (line.startsWith('#')) {
      continue;
    } else if (/^\s/.test(line)) {
      const frame = readFrame(line);
      if (!open || frame === undefined) {
        throw new ProfileDecodeError('perf script', 'malformed', `Line ${lineNumber} is no frame of a sample.`);
      }
      open.frames.push(frame);
    } else {
      close();
      const [, program = '', , , seconds, name = '', rest = ''] = HEADER.exec(line) ?? [];
      if (seconds === undefined) {
        throw new ProfileDecodeError('perf script', 'malformed', `Line ${lineNumber} begins no sample.`);
      }
      firstTimeS ??= Number(seconds);
      lastTimeS = Number(seconds);
      const event = events.get(name) ?? { trie: new StackTrie(root, 'perf script', maxNodes), count: 0 };
      events.set(name, event);
      const frame = readFrame(rest);
      open = { event, program, frames: frame === undefined ? [] : [frame] };
    }
  }
  close();
  const durationNs = firstTimeS === undefined || lastTimeS === undefined ? undefined : (lastTimeS - firstTimeS) * 1e9;
  return [...events].map(([name, { trie }]) => ({
    name,
    unit: 'short',
    periodType: '',
    durationNs: durationNs !== undefined && durationNs > 0 ? durationNs : undefined,
    notes: ['Samples are counted: the file does not say how long each stands for.'],
    buildTree: () => finishTree(trie.toTree(table.names).tree, { format: 'perf script', limited: false }),
  }));
}

/** `parse` of `parse+0x1a`, `[libjson.so]` of what has no symbol; undefined for what is no frame. */
function readFrame(line: string): string | undefined {
  const [, , symbol = '', file = ''] = FRAME.exec(line) ?? [];
  if (symbol === '') {
    return undefined;
  }
  const name = symbol.replace(/\+0x[0-9a-f]+$/, '');
  return name === '[unknown]' && file !== '' && file !== '[unknown]'
    ? `[${file.slice(file.lastIndexOf('/') + 1)}]`
    : name;
}
