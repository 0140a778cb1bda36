import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import { StateMessage } from 'components/StateMessage';
import { COLUMN } from 'components/styles';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import React, { useState } from 'react';
import { DetailsLines } from './DetailsLines';
import type { DetailsFormat, DetailsSide, DetailsSource, GraphValues } from './DetailsSource';
import { addDroppedFiles } from './localSources';
import { useFunctionLines } from './useFunctionLines';

export interface FunctionDetailsProps {
  readonly name: string;
  /** The way in to the one call that was chosen; undefined if none was. */
  readonly callPath: readonly string[] | undefined;
  readonly isCallOnly: boolean;
  readonly onCallOnly: (isCallOnly: boolean) => void;
  /** The profile, or in a comparison its newer side. */
  readonly side: DetailsSide;
  /** The older side of a comparison. */
  readonly baseline?: DetailsSide;
  /** Name of the sample type: "cpu". */
  readonly sampleType: string;
  readonly format: DetailsFormat;
  /** Values of the flame graph; undefined if it shows other stacks. */
  readonly expected: GraphValues | undefined;
  /** The same of the older side of a comparison. */
  readonly expectedBefore?: GraphValues | undefined;
  /** A sentence about what the graph shows and the panel leaves out; "" for nothing. */
  readonly caution: string;
  readonly source: DetailsSource;
  /** Version to show, as `getPlaceKey` writes it; "" for the heaviest. */
  readonly version: string;
  readonly onVersion: (version: string) => void;
  readonly onShowFunction: (name: string) => void;
  /** Called with the lines on screen, and with undefined once there are none. */
  readonly onCode: (code: CodeExcerpt | undefined) => void;
  /** Asks for advice on the lines. */
  readonly onOptimize: () => void;
}

/** Shows a function line by line: the cost of each line, beside its source if that is available. */
export function FunctionDetails(props: FunctionDetailsProps): React.JSX.Element {
  const { name, callPath, isCallOnly, side, baseline, sampleType } = props;
  const styles = useStyles2(getStyles);
  const path = isCallOnly ? callPath : undefined;
  const own = useFunctionLines(side, name, path, sampleType);
  const other = useFunctionLines(baseline, name, path, sampleType);
  const [isOver, setOver] = useState(false);
  const error = own.error ?? other.error;
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    void addDroppedFiles(event.dataTransfer);
  };
  return (
    <section
      className={styles.panel}
      aria-label="Function details"
      aria-busy={own.isBusy || other.isBusy}
      data-over={isOver}
      onDragOver={(event) => {
        // Text that is dragged about is none of ours.
        if (event.dataTransfer.types.includes('Files')) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 className={styles.title}>
        <FunctionName name={name} />
      </h2>
      {callPath && (
        <RadioButtonGroup
          size="sm"
          aria-label="Which calls count"
          options={[
            { label: 'All its calls', value: false },
            { label: 'This call', value: true },
          ]}
          value={isCallOnly}
          onChange={props.onCallOnly}
        />
      )}
      {error !== undefined ? (
        <StateMessage
          kind="error"
          title="The lines could not be loaded"
          actions={
            <Button
              size="sm"
              onClick={() => {
                own.retry();
                other.retry();
              }}
            >
              Retry
            </Button>
          }
        >
          {formatFunctionName(error)}
        </StateMessage>
      ) : !own.lines || (baseline && !other.lines) ? (
        <StateMessage kind="loading" title="Loading the lines" />
      ) : (
        <DetailsLines key={name} {...props} lines={own.lines} before={other.lines} />
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({
    ...COLUMN,
    gap: theme.spacing(1),
    minWidth: 0,
    // Lines scroll in their table as long as there is room for it.
    maxHeight: '100%',
    overflowY: 'auto',
    '&[data-over="true"]': { outline: `2px dashed ${theme.colors.primary.border}`, outlineOffset: -4 },
  }),
  title: css({ flex: 'none', margin: 0, fontSize: theme.typography.h5.fontSize, overflow: 'hidden' }),
});
