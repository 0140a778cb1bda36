import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import { copyTextOrSay } from 'grafana/copyText';
import { chooseDataSource, getDataSourceName } from 'grafana/dataSources';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { type FileReference, getFileKey } from 'profile/formats/files/FileReference';
import React, { useState } from 'react';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { getSentKey } from './prepareStoring';
import { StoredDialog } from './StoredDialog';
import { StoreDialog } from './StoreDialog';
import { type FileSide, SIDE_KEYS, type SideName } from './useFileSide';
import type { LiveSide } from './useLiveSide';

type Sides = Readonly<Record<SideName, FileSide>>;

interface StoringBarProps {
  readonly url: UrlState;
  readonly sides: Sides;
  readonly live: LiveSide;
}

/** Stores files on the server, which nothing else on the page does, and opens stored files. */
export function StoringBar({ url, sides, live }: StoringBarProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState<'store' | 'list'>();
  const [chosenUid, setChosenUid] = useState<string>();
  const dataSourceUid = chosenUid ?? (url.get('dataSource') || chooseDataSource());
  const shown = [sides.baseline, sides.comparison].flatMap((side) => side.shown ?? []);
  const parts = shown.flatMap((side) => side.parts);
  const isKept = parts.length > 0 && parts.every(({ of }) => of.storedId !== undefined);
  const dialog = { dataSourceUid, onDataSource: setChosenUid, onClose: () => setOpen(undefined) };
  return (
    <div className={styles.bar}>
      {parts.length > 0 && !isKept && (
        <Button size="sm" variant="secondary" icon="cloud-upload" onClick={() => setOpen('store')}>
          Store on the server…
        </Button>
      )}
      <Button size="sm" variant="secondary" fill="text" icon="list-ul" onClick={() => setOpen('list')}>
        Stored on the server…
      </Button>
      {isKept && (
        <span role="status">
          Kept on the server: the address of this page opens the view for everybody who can query{' '}
          {formatFunctionName(getDataSourceName(dataSourceUid))}.{' '}
          <Button
            size="sm"
            variant="secondary"
            icon="copy"
            onClick={() => void copyTextOrSay(window.location.href, 'Link')}
          >
            Copy the link
          </Button>
        </span>
      )}
      {open === 'store' && (
        <StoreDialog
          {...dialog}
          sides={shown}
          onStored={(ids) => url.set(nameStored(url, sides, ids, dataSourceUid), { isStep: false })}
        />
      )}
      {open === 'list' && (
        <StoredDialog
          {...dialog}
          onOpen={({ id }, as) => {
            setOpen(undefined);
            if (live.side === (as === 'comparison' ? as : 'baseline')) {
              live.end();
            }
            (as === 'comparison' ? sides.comparison : sides.baseline).openStored([id], dataSourceUid);
            if (as === 'alone' && sides.comparison.files.length > 0) {
              sides.comparison.clear();
            }
          }}
        />
      )}
    </div>
  );
}

/** Builds the URL after a server stored files: the server's ids replace the hashes of the contents. */
function nameStored(url: UrlState, sides: Sides, ids: ReadonlyMap<string, string>, dataSource: string): UrlPatch {
  const nameSide = (side: SideName) => {
    const { files, stored, narrowing } = SIDE_KEYS[side];
    const { parts = [], sampleKey = '' } = sides[side].shown ?? {};
    const idsByFile = new Map(parts.map((part) => [part.of.key, ids.get(getSentKey(part, sampleKey))]));
    const findId = (reference: FileReference) => idsByFile.get(getFileKey(reference));
    const references = url.get(files);
    const kept = references.flatMap((reference) => findId(reference) ?? []);
    return {
      [files]: references.filter((reference) => findId(reference) === undefined),
      [stored]: [...url.get(stored), ...kept],
      // Stored files have no samples to choose from.
      ...(kept.length > 0 && { [narrowing]: '' }),
    };
  };
  const { baseline, comparison } = sides;
  const baselineSample = baseline.shown?.sampleKey ?? '';
  const comparisonSample = comparison.shown?.sampleKey ?? '';
  return ids.size === 0
    ? {}
    : {
        ...nameSide('baseline'),
        ...nameSide('comparison'),
        baselineSample,
        // An equal choice is written once and holds for both.
        comparisonSample: comparisonSample === baselineSample ? '' : comparisonSample,
        dataSource,
      };
}

const getStyles = (theme: GrafanaTheme2) => ({ bar: css({ ...ROW, gap: theme.spacing(1) }) });
