import { readPprofBytes } from 'profile/formats/pprof/readPprofBytes';

/** The bytes of a file without its gzip, if it has one. @throws ProfileDecodeError */
export function inflateFile(bytes: Uint8Array): Promise<Uint8Array> {
  return readPprofBytes(bytes, (gzip) =>
    new Blob([gzip as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')),
  );
}
