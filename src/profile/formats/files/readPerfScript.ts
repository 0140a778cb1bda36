import { STEP_BYTES, type Steps } from 'profile/formats/runSteps';
import { SampleGatherer } from 'profile/formats/samples/SampleTable';
import { NAME_OF_ROOT } from 'profile/tree/FlameTree';
import { NameTable } from 'profile/tree/NameTable';
import { failuresOf } from 'profile/tree/ProfileDecodeError';
import { StackTrie } from 'profile/tree/StackTrie';
import { describePlain, type FileProfile } from './ProfileFile';

const failure = failuresOf('perf script');

const NS_PER_S = 1e9;
const NOTES = ['Samples are counted: how much each stands for is not looked at.'];

/**
 * `java 12345/12350 [002] 123.456789:     250000 cycles:u: ` and, without call chains, the frame on the same line. Names of
 * programs are aligned to the right then.
 */
const HEADER =
  /^\s*(\S.*?)\s+(-?\d+)(?:\/(-?\d+))?\s+(?:\[(\d+)\]\s+)?(?:[.\w-]+\s+)?(\d+\.\d+):\s+(?:\d+\s+)?(\S+):(?:\s+(.*))?$/;

/** Lines that `--show-task-events` and similar options write between samples. */
const NO_SAMPLE = /: PERF_RECORD_[A-Z]/;

/** Line that `-F srcline` writes below a frame: a file with a line, or an address. */
const SOURCE_LINE = /^ {2}\S/;

interface OpenSample {
  readonly samples: SampleGatherer;
  readonly trie: StackTrie;
  readonly program: string;
  readonly thread: string;
  readonly cpu: string | undefined;
  readonly timeNs: number;
  readonly frames: string[];
}

export function isPerfScript(bytes: Uint8Array): boolean {
  const lines = new TextDecoder().decode(bytes.subarray(0, 20_000)).split('\n', 200);
  const header = lines.findIndex(matchHeader);
  const [, , , , , , , sameLine] = matchHeader(lines[header] ?? '') ?? [];
  return (
    header >= 0 && [sameLine, lines[header + 1]].some((line) => line !== undefined && readFrame(line) !== undefined)
  );
}

/** A pattern takes the square of a line’s length at worst. */
const MAX_HEADER_LENGTH = 500;

function matchHeader(line: string): RegExpExecArray | null {
  return line.length > MAX_HEADER_LENGTH || NO_SAMPLE.test(line) ? null : HEADER.exec(line);
}

/**
 * Reads the text of `perf script`: samples of each event are counted, below the name of their program, as
 * `stackcollapse-perf` does. A frame without a symbol gets the name of its file.
 *
 * @throws ProfileDecodeError
 */
export function* readPerfScriptInSteps(bytes: Uint8Array): Steps<FileProfile[]> {
  const table = new NameTable('perf script');
  const root = table.internText(NAME_OF_ROOT);
  const events = new Map<string, { readonly trie: StackTrie; readonly samples: SampleGatherer }>();
  const getEvent = (name: string) => {
    const known = events.get(name);
    if (known) {
      return known;
    }
    const trie = new StackTrie(root, 'perf script');
    const event = { trie, samples: new SampleGatherer(trie, table, 'perf script') };
    events.set(name, event);
    return event;
  };
  let open: OpenSample | undefined;
  const close = () => {
    if (open) {
      const { trie, samples, program, frames } = open;
      const names = [program, ...frames.reverse()];
      const place = names.reduce((above, name) => trie.child(above, table.internText(name)), 0);
      samples.add(place, 1, open.timeNs);
      samples.setLabel('thread', open.thread);
      if (open.cpu !== undefined) {
        samples.setLabel('cpu', open.cpu);
      }
      open = undefined;
    }
  };
  let lineNumber = 0;
  let lastTimeS: number | undefined;
  let firstTimeS: number | undefined;
  const readLine = (line: string) => {
    lineNumber++;
    if (line.trim() === '') {
      close();
      return;
    }
    if (line.startsWith('#') || NO_SAMPLE.test(line)) {
      return;
    }
    const [, program = '', pid = '', tid, cpu, seconds, name = '', rest = ''] = matchHeader(line) ?? [];
    if (seconds === undefined) {
      const frame = readFrame(line);
      if (open && frame === undefined && SOURCE_LINE.test(line)) {
        return;
      }
      if (!open || frame === undefined) {
        throw failure('malformed', `Line ${lineNumber} neither begins a sample nor is a frame of one.`);
      }
      open.frames.push(frame);
    } else {
      close();
      firstTimeS ??= Number(seconds);
      lastTimeS = Number(seconds);
      const event = getEvent(name);
      const frame = readFrame(rest);
      open = {
        ...{ ...event, program, cpu, thread: `${program} ${tid ?? pid}` },
        timeNs: Math.round((Number(seconds) - firstTimeS) * NS_PER_S),
        frames: frame === undefined ? [] : [frame],
      };
    }
  };
  for (const { text, end } of decodeTextParts(bytes)) {
    for (let start = 0; start < text.length;) {
      const lineBreak = text.indexOf('\n', start);
      const lineEnd = lineBreak < 0 ? text.length : lineBreak;
      readLine(text.slice(start, lineEnd).trimEnd());
      start = lineEnd + 1;
    }
    yield end;
  }
  close();
  const durationNs =
    firstTimeS === undefined || lastTimeS === undefined ? undefined : (lastTimeS - firstTimeS) * NS_PER_S;
  return Array.from(events, ([name, { samples }]) => [name, samples.finish()] as const).map(([name, samples]) => ({
    ...describePlain(name, 'short', NOTES, () => ({ tree: samples.tree, samples })),
    durationNs: durationNs !== undefined && durationNs > 0 ? durationNs : undefined,
  }));
}

/**
 * Reads the name of a frame: `parse` in `    7f3c2a parse+0x1a (/usr/lib/libjson.so)`, or `[libjson.so]` if it has no
 * symbol; undefined if the line is no frame. Below its sample the file may be missing: `perf script -F` omits fields
 * that are not requested.
 */
function readFrame(line: string): string | undefined {
  const address = /^\s*[0-9a-f]+\s+/.exec(line)?.[0];
  const end = line.trimEnd();
  const fileStart = end.lastIndexOf(' (', end.endsWith(' (deleted))') ? end.length - DELETED.length - 1 : undefined);
  if (address === undefined) {
    return undefined;
  }
  const hasFile = fileStart >= address.length && end.endsWith(')');
  // An unindented line without a file may be anything that an event reports about itself.
  if (!hasFile && address.trimStart() === address) {
    return undefined;
  }
  const name = end
    .slice(address.length, hasFile ? fileStart : undefined)
    .trimEnd()
    .replace(/\+0x[0-9a-f]+$/, '');
  const file = hasFile ? end.slice(fileStart + 2, -1).replace(DELETED, '') : '';
  return name === '[unknown]' && file !== '' && file !== '[unknown]'
    ? `[${file.slice(file.lastIndexOf('/') + 1)}]`
    : name;
}

const DELETED = ' (deleted)';

/** Bytes of one line. */
const MAX_LINE_BYTES = 67_108_864;

const LINE_BREAK = 0x0a;

/**
 * Decodes UTF-8 in parts of whole lines: one string would take its size once or twice more, and strings end at half a gigabyte.
 *
 * @throws ProfileDecodeError for a line of more than 64 MB
 */
function* decodeTextParts(bytes: Uint8Array): Generator<{ readonly text: string; readonly end: number }> {
  const utf8 = new TextDecoder();
  for (let start = 0; start < bytes.length;) {
    const lineBreak = bytes.indexOf(LINE_BREAK, Math.min(bytes.length, start + STEP_BYTES));
    const end = lineBreak < 0 ? bytes.length : lineBreak + 1;
    if (end - start > STEP_BYTES + MAX_LINE_BYTES) {
      const limit = MAX_LINE_BYTES.toLocaleString('en');
      throw failure('too-large', `A line from byte ${start} on is longer than ${limit} bytes.`);
    }
    yield { text: utf8.decode(bytes.subarray(start, end)), end };
    start = end;
  }
}
