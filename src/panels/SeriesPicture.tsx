import { css } from '@emotion/css';
import { sceneGraph, type VizPanel } from '@grafana/scenes';
import { useStyles2 } from '@grafana/ui';
import type { SeriesLoader } from 'queries/SeriesLoader';
import React, { useEffect, useRef } from 'react';
import { AnswerPanel } from './AnswerPanel';

interface SeriesPictureProps {
  readonly series: SeriesLoader;
  /** Panel without a title row: its owner says what it shows. */
  readonly panel: VizPanel;
  /** Name of the content, for messages and screen readers. */
  readonly subject: string;
}

/** The low chart of one series above a flame graph. */
export function SeriesPicture({ series, panel, subject }: SeriesPictureProps): React.JSX.Element {
  const { answer, error, isLoading, isOlder } = series.useState();
  const styles = useStyles2(getStyles);
  const isEmpty = answer?.series.length === 0;
  // An answer is drawn a moment after it came; until then Grafana's panel would say "No data".
  const { data } = sceneGraph.getData(panel).useState();
  const isDrawn = answer !== undefined && !isEmpty && (data?.series.length ?? 0) > 0;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return undefined;
    }
    // Grafana names the chart, which takes the focus, by its title only, and draws it when its code is there.
    const name = () => element.querySelector('section')?.setAttribute('aria-label', subject);
    name();
    const observer = new MutationObserver(name);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [subject]);
  return (
    <div ref={box} className={error && !isDrawn ? styles.growing : styles.chart}>
      <AnswerPanel
        title={subject}
        hasTitleRow={false}
        panel={isDrawn ? panel : undefined}
        isLoading={isLoading || !isEmpty}
        isOlder={isOlder}
        error={error}
        origin={panel}
      />
    </div>
  );
}

/** Together with the row of words above it, as tall as a chart of 110 px. */
const HEIGHT_PX = 82;

const getStyles = () => ({
  chart: css({ height: HEIGHT_PX }),
  // The reason why there is no picture is longer than a picture is tall.
  growing: css({ minHeight: HEIGHT_PX }),
});
