/** Beginnings of files that are often taken for profiles, with advice. */
const KINDS: ReadonlyArray<readonly [beginning: RegExp, sentence: string]> = [
  [
    /^FLR\0/,
    'This is a recording of JDK Flight Recorder, which is not read here. Convert it with async-profiler: jfrconv -o collapsed recording.jfr stacks.txt',
  ],
  [
    /^PERFILE2/,
    'This is a recording of perf, which only perf itself can read. Print it as text: perf script -i perf.data > perf.txt',
  ],
  [
    /^JAVA PROFILE 1\./,
    'This is a dump of all objects of a JVM, which has no stacks to draw. Profiles of its memory come from async-profiler.',
  ],
  [/^PK\u0003\u0004/, 'This is a ZIP archive. Unpack it, and open what is in it.'],
  [/^\u001f\u008b/, 'This file was packed with gzip twice. Unpack it with gunzip, and open what comes out.'],
  [
    /^\s*<(!doctype html|html|svg|\?xml)\b/i,
    'This is a page or a picture, not a profile. A server that wants a sign-in gives a page in place of the file. Of a flame graph that was made as HTML or SVG, open the stacks that it was made from.',
  ],
];

/** Describes a file that is no profile, with advice; undefined if its beginning is unknown. */
export function describeOtherKind(bytes: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...bytes.subarray(0, 64));
  return KINDS.find(([pattern]) => pattern.test(beginning))?.[1];
}
