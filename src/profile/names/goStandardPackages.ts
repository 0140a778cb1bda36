/** First folders of Go's standard library. */
export const GO_STANDARD_PACKAGES: ReadonlySet<string> = new Set(
  (
    'archive bufio bytes cmd cmp compress container context crypto database debug embed encoding errors expvar flag fmt ' +
    'go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort ' +
    'strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak'
  ).split(' '),
);
