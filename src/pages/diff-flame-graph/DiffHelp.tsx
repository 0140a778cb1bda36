import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { DEFAULT_LEVEL } from 'profile/diff/computeSureness';
import { formatShare } from 'profile/format/formatNumber';
import { MIN_SLICES } from 'profile/series/ranges/planSlices';
import React from 'react';

/** Explains briefly how the sentence above a diff is worked out; `docs/diff.md` has all of it. */
export function DiffHelp(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.text}>
      <h3>What is compared</h3>
      <p>
        Both profiles are loaded whole and laid over each other, call path by call path. <em>Per second</em> divides by
        the length of the range, so that ranges of unequal length can be compared. <em>Per instance</em> divides by how
        many instances ran as well, counted by a label such as pod: nine pods of one version can be compared with one of
        the next. <em>Share of total</em> divides by the side’s own total: it shows what a service is busy with, and
        hides how much it uses. <em>Total</em> shows amounts as they are. Memory in use and goroutines are averages:
        snapshots never add up.
      </p>
      <p>
        Example: 60 s of CPU in 10 minutes against 480 s in 40 minutes is 0.1 → 0.2 cores per second, 60 s → 480 s in
        total, and 100 % → 100 % in shares.
      </p>
      <h3>Part of the change</h3>
      <p>
        How much a function’s own time changed, divided by the whole change. Own changes of all functions add up to it;
        the line below the table shows the sum. A function that went the other way has a negative part.
      </p>
      <p>
        Where each function changed by its part of the baseline, as with more load or more instances, the sentence says{' '}
        <em>all functions alike</em> and names none. Per instance, more instances are no longer a reason.
      </p>
      <h3>How sure</h3>
      <p>
        Each range, as far as it has data, is cut into {MIN_SLICES} to 24 equal slices. How much slices of one side
        differ among themselves says how much is chance; bursts that last several slices count as one. Then the slices
        are shuffled between the two sides 999 times. A difference is <em>sure</em> if no function of a whole diff
        differs as much in {formatShare(1 - DEFAULT_LEVEL)} of these shuffles (Westfall and Young’s max-T). So the
        chance that anything at all is called sure by accident is about {formatShare(DEFAULT_LEVEL)}, however many
        functions there are. Searching, hiding and focusing change no verdict.
      </p>
      <p>
        Where both sides cover the same time, as with two regions, slices of the same minutes are compared pair by pair,
        and in each shuffle a pair is swapped or not. So load that moves both sides alike hides no difference. Times
        that overlap only in part are not paired.
      </p>
      <p>
        Where auto-select chose the ranges, it chooses again in every shuffle, because ranges that were picked for their
        difference always differ. <em>Noise</em> does not mean that nothing changed; the sentence names the smallest
        change that we would likely have seen (90 %). <em>Unknown</em> means fewer than {MIN_SLICES} profiles on a side,
        or slices that the server did not give.
      </p>
      <p>
        It cannot know whether this hour is like others: a daily wave or a busy neighbour is a real difference, and is
        shown as one.
      </p>
      <h3>Auto-select</h3>
      <p>
        Finds the stretch that differs most from what is around it, if that is more than noise: from one moment on, or
        between two moments. It is compared with the settled part before it, or with the one after it if there is little
        before. The way between two levels, and time without data, belong to neither side. Where the chart rises or
        falls all along, its two ends are compared. If nothing stands out, the first and the last quarter are compared,
        and the sentence says so.
      </p>
      <h3>Why did it change?</h3>
      <p>
        Compares both sides by each label with few values. A label value explains the part of the change that goes
        beyond what its size alone would give it: a region that rose as every region did explains nothing. Where
        auto-select found a sure change, versions and the labels with the fewest values are checked without a click,
        four at most.
      </p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ maxWidth: 640, h3: { fontSize: theme.typography.h5.fontSize, marginTop: theme.spacing(2) } }),
});
