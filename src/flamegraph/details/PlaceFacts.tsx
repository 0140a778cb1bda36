import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, IconButton, TextLink, useStyles2 } from '@grafana/ui';
import { CUT, ROW } from 'components/styles';
import { copyTextOrSay } from 'grafana/copyText';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatPart } from 'profile/format/formatNumber';
import type { FunctionPlace } from 'profile/lines/computeFunctionLines';
import { parseRepository, printRepository } from 'profile/lines/parseRepository';
import type { Commit } from 'profile/lines/SourceServer';
import React, { useId } from 'react';

interface PlaceFactsProps {
  readonly places: readonly FunctionPlace[];
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
  /** Commits by their refs; empty if they are unknown. */
  readonly commits: ReadonlyMap<string, Commit>;
  /** Omitted if no repository can be set. */
  readonly onEditRepository?: (() => void) | undefined;
}

/** Shows where a function is: file, first line, repository, and the version on screen. */
export function PlaceFacts(props: PlaceFactsProps): React.JSX.Element {
  const { places, chosen, onChoose, commits, onEditRepository } = props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const place = places[chosen];
  if (!place) {
    return <></>;
  }
  const { file, build } = place;
  const repository = parseRepository(build.repository);
  const total = places.reduce((sum, each) => sum + each.total, 0);
  const commit = commits.get(build.gitRef);
  return (
    <dl className={styles.facts}>
      <dt>File</dt>
      <dd>
        <span className={styles.path} title={formatFunctionName(file)}>
          <bdi>{file === '' ? 'not in the profile' : formatFunctionName(file)}</bdi>
        </span>
        {file !== '' && (
          <IconButton
            name="copy"
            size="sm"
            aria-label="Copy file path"
            onClick={() => void copyTextOrSay(file, 'File path')}
          />
        )}
        <span className={styles.note}>{describeBeginning(place)}</span>
      </dd>
      <dt>Repository</dt>
      <dd>
        {repository ? (
          <TextLink href={printRepository(repository)} external inline={false} variant="bodySmall">
            {formatFunctionName(`${repository.host}/${repository.path}`)}
          </TextLink>
        ) : (
          <span>{build.repository === '' ? 'not in the profile' : formatFunctionName(build.repository)}</span>
        )}
        {onEditRepository && (
          <IconButton name="edit" size="sm" aria-label="Set the repository" onClick={onEditRepository} />
        )}
      </dd>
      <dt>
        <label htmlFor={id}>Version</label>
      </dt>
      <dd>
        {places.length > 1 ? (
          <Combobox<number>
            id={id}
            value={chosen}
            options={places.map((each, value) => ({
              value,
              label: `${describeVersion(each)} · ${formatPart(each.total, total)}`,
              description: describeCommit(commits.get(each.build.gitRef)) || formatFunctionName(each.file),
            }))}
            onChange={({ value }) => onChoose(value)}
          />
        ) : (
          <span id={id}>{describeVersion(place)}</span>
        )}
        {commit && <span className={styles.note}>{describeCommit(commit)}</span>}
      </dd>
    </dl>
  );
}

/**
 * Describes the first line; "" if the profile has no lines at all, which the page says elsewhere. Some profilers
 * record only the beginning of a function: they give it as the line of all samples, without a first line.
 */
function describeBeginning({ startLine, lines }: FunctionPlace): string {
  if (startLine > 0) {
    return `begins at line ${startLine}`;
  }
  const known = lines.line.filter((line) => line > 0);
  if (known.length === 0) {
    return '';
  }
  return known.length === 1 ? `the profile has line ${known[0] ?? 0} only` : 'where it begins is not in the profile';
}

/** `4f6c1c0 in services/cart`, or what else there is to tell versions apart. */
function describeVersion({ build, file }: FunctionPlace): string {
  const { gitRef, rootPath, buildId } = build;
  const ref = /^[0-9a-f]{12,}$/i.test(gitRef) ? gitRef.slice(0, 7) : gitRef;
  const version = ref || (buildId === '' ? '' : `build ${buildId.slice(0, 12)}`);
  const name = file.slice(file.replaceAll('\\', '/').lastIndexOf('/') + 1);
  return formatFunctionName(
    [version || 'version not in the profile', rootPath && `in ${rootPath}`, name].filter(Boolean).join(' · '),
  );
}

const FIRST_LINE = /^.*/;

function describeCommit(commit: Commit | undefined): string {
  if (!commit) {
    return '';
  }
  const { message, author, dateMs } = commit;
  const first = FIRST_LINE.exec(message)?.[0]?.slice(0, 100) ?? '';
  const date = dateMs === undefined ? '' : new Date(dateMs).toISOString().slice(0, 10);
  return formatFunctionName([first, author, date].filter(Boolean).join(' · ') || commit.sha);
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.25, 1),
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    '& dt': { fontWeight: theme.typography.fontWeightMedium },
    '& dd': { ...ROW, gap: theme.spacing(0.5), margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  // The end of a path says more than its beginning: the text is cut on the left.
  path: css({
    direction: 'rtl',
    minWidth: 0,
    ...CUT,
    textAlign: 'left',
    fontFamily: theme.typography.fontFamilyMonospace,
    '& bdi': { direction: 'ltr' },
  }),
  note: css({ color: theme.colors.text.secondary }),
});
