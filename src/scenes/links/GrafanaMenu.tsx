import { css } from '@emotion/css';
import type { SceneObject } from '@grafana/scenes';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import { RefusedItem } from 'components/RefusedItem';
import { buildFlameGraphPanel, buildSeriesPanel, type ChartStyle } from 'grafana/dashboardPanel';
import { findQueryObstacle, type GrafanaQuestion } from 'grafana/pyroscopeQuery';
import React from 'react';
import { findDashboardForm } from './DashboardForm';
import { buildExploreHref } from './exploreUrl';

/** Something on the screen that Grafana's own pages can show, too. */
export interface GrafanaSubject {
  /** Name within a sentence: "flame graph". */
  readonly name: string;
  readonly question: GrafanaQuestion;
  /** Style of the chart; Grafana's own if omitted. */
  readonly style?: ChartStyle;
  /** Caution about what Grafana does not show of the screen, as a sentence without its end. */
  readonly caution?: string | undefined;
}

interface GrafanaMenuProps {
  readonly origin: SceneObject;
  readonly subjects: readonly GrafanaSubject[];
}

interface GrafanaButtonProps extends GrafanaMenuProps {
  /** Owner of the menu, if a page has several: "v1". */
  readonly of?: string;
}

/** Menu of links to Grafana's own pages with the content of the screen. */
export function GrafanaMenu({ origin, subjects, of }: GrafanaButtonProps): React.JSX.Element {
  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          <GrafanaItems origin={origin} subjects={subjects} />
        </Menu>
      }
    >
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="ellipsis-v"
        aria-label={of === undefined ? 'Open in Grafana' : `Open ${of} in Grafana`}
      />
    </Dropdown>
  );
}

/** Items of a menu: Explore, and a dashboard if Grafana has the form. If Grafana would answer another question, they say so. */
export function GrafanaItems({ origin, subjects }: GrafanaMenuProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const form = findDashboardForm(origin);
  return (
    <>
      {subjects.map(({ name, question, style, caution }) => {
        const obstacle = findQueryObstacle(question);
        const explore = { className: styles.item, label: `Open the ${name} in Explore`, icon: 'compass' } as const;
        const add = { className: styles.item, label: `Add the ${name} to a dashboard`, icon: 'apps' } as const;
        if (obstacle !== undefined) {
          return (
            <React.Fragment key={name}>
              <RefusedItem {...explore} reason={obstacle} />
              {form?.isThere() && <RefusedItem {...add} reason={obstacle} />}
            </React.Fragment>
          );
        }
        return (
          <React.Fragment key={name}>
            <Menu.Item {...explore} description={caution} url={buildExploreHref(question)} target="_blank" />
            {form?.isThere() && (
              <Menu.Item
                {...add}
                description={caution}
                onClick={() =>
                  form.offer({
                    panel: question.profile ? buildFlameGraphPanel(question) : buildSeriesPanel(question, style),
                    range: question.range,
                  })
                }
              />
            )}
          </React.Fragment>
        );
      })}
    </>
  );
}

const getStyles = () => ({
  // A reason that a narrow screen cuts off is none: the item's second line takes several.
  item: css({ maxWidth: 'min(420px, calc(100vw - 48px))', '& > div + div': { whiteSpace: 'normal' } }),
});
