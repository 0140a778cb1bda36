import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { MIN_SLICES } from 'profile/series/ranges/planSlices';
import React from 'react';

/** Explains briefly what the page does with files. */
export function FilesHelp(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.text}>
      <h3>One file, or two sides</h3>
      <p>
        Drop a profile on the left, choose it by the button, or paste it. A second one on the right is compared with it:{' '}
        <em>Share of total</em> is what can be compared, because a benchmark runs for as long as you let it. Instead of
        a file, a side may be a service.
      </p>
      <h3>Several runs a side</h3>
      <p>
        One file a side is one set of samples: nobody can tell chance from change. Drop the files of {MIN_SLICES} or
        more runs on each side, and the files are shuffled between the sides 999 times, as slices of time are for
        services. What is called <em>sure</em> then differs more than by chance; runs on another machine, or with other
        input, are a real difference and are found as one.
      </p>
      <h3>What is read</h3>
      <p>
        The content tells the format, not the name. A file with several sample types, threads or events has a list to
        choose from. pprof and OTLP have lines: <em>Function details</em> of a frame shows them beside a source that you
        drop, of several runs their sum. What a file does not say (how long it was recorded, what its numbers count) is
        said above the graph. Samples with labels, threads or times can be narrowed to some of them, of which no lines
        are known. A file may have 512 MiB once it is unpacked.
      </p>
      <h3>What leaves the browser</h3>
      <p>
        Nothing, until you press one of two buttons. Each first shows what it would send. <em>Ask</em> in the
        explanation sends facts and functions to the model. <em>Store on the server</em> sends the files to Pyroscope,
        where everybody who can query the data source can open them and nobody can delete them.
      </p>
      <h3>Links</h3>
      <p>
        A link names files by their hash and contains nothing else of them: whoever opens it is asked for the same
        files, and then sees the same view. A link to stored files opens by itself. A server returns functions and
        values, but no lines, and takes about 3.1 MB per file.
      </p>
      <h3>What is not here</h3>
      <p>Functions over time, single samples and causes by label need a server that has more than one file.</p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ maxWidth: 640, h3: { fontSize: theme.typography.h5.fontSize, marginTop: theme.spacing(2) } }),
});
