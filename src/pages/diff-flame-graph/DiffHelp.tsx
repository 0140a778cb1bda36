import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { DEFAULT_LEVEL } from 'profile/diff/computeSureness';
import { formatShare } from 'profile/format/formatNumber';
import { MIN_SLICES } from 'profile/series/ranges/planSlices';
import React from 'react';

/** How the sentence above a diff comes about, in short; `docs/diff.md` has all of it. */
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
        What a function’s own time changed by, over what the whole changed by. Own times of all functions add up to the
        change; the line below the table shows that sum. A function that went the other way has a negative part.
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
        Where both sides are of the same time, as with two regions, slices of the same minutes are compared pair by
        pair, and in each shuffle a pair is swapped or not. So load that moves both sides alike hides no difference.
        Times that only overlap in part are not paired.
      </p>
      <p>
        Where auto-select chose the ranges, it chooses again in every shuffle, because ranges that were picked for their
        difference always differ. <em>Noise</em> does not mean that nothing changed; the sentence names the smallest
        change that we would likely have seen (90 %). <em>Unknown</em> means fewer than {MIN_SLICES} profiles on a side,
        or slices that the server did not give.
      </p>
      <p>
        What it cannot know is whether this hour is like other hours. A daily wave or a busy neighbour is a real
        difference, and is found as one.
      </p>
      <h3>Auto-select</h3>
      <p>
        The stretch that stands out most from what is beside it, if it stands out of the noise: from some moment on, or
        from one moment to another. It is compared with the settled part before it, or with the one after it if there is
        little before. What is on the way between two levels, and time without data, belongs to neither side. Where the
        series rises or falls all along, its two ends are compared. If nothing stands out, the first and the last
        quarter are compared, and the sentence says so.
      </p>
      <h3>Why did it change?</h3>
      <p>
        Asks for both sides grouped by each label with few values. A label value explains as much as its part of the
        change exceeds the part that its size alone would give it. A region that rose as every region did explains
        nothing. Of a change that auto-select found for sure, versions and the labels with the fewest values are asked
        for by themselves, four at most.
      </p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ maxWidth: 640, h3: { fontSize: theme.typography.h5.fontSize, marginTop: theme.spacing(2) } }),
});
