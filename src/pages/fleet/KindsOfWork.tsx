import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { ROW, quietText } from 'components/styles';
import { ToggleButton } from 'components/ToggleButton';
import { useAnswer } from 'components/useAnswer';
import { useElementWidth } from 'components/useElementWidth';
import { parseRuleSettings } from 'explain/ruleSettings';
import { usePluginJson } from 'flamegraph/state/pluginJson';
import { type AmountUnit, formatAmount, hasAmounts } from 'profile/amounts/AmountUnit';
import { getTopicShare, type TopicCost } from 'profile/explain/facts/rollUpTopics';
import { searchForTopic } from 'profile/explain/facts/searchForTopic';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useRef, useState } from 'react';
import type { OpenedProfile } from 'worker/OpenedProfile';

interface KindsOfWorkProps {
  readonly opened: OpenedProfile;
  readonly profileTypeId: string;
  readonly unit: AmountUnit;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Kinds that take less are listed on demand only. */
const WORTH_LISTING = 0.01;
/** Number of kinds that are always listed, however little they take. */
const LEAST_LISTED = 4;
/** Room for one, and for the button that lists all. */
const ITEM_PX = 200;
const MORE_PX = 80;
const NAMED_COUNT = 5;

/**
 * Cost of garbage collection, serialisation and other kinds of work in all services together; each can search for its functions.
 */
export function KindsOfWork({ opened, profileTypeId, unit, search, onSearch }: KindsOfWorkProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const line = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(line) ?? 0;
  const [isWhole, setWhole] = useState(false);
  const { jsonData, error: settingsError } = usePluginJson(true);
  // If Grafana does not return the settings, the usual rules apply.
  const rules = jsonData ?? (settingsError === undefined ? undefined : {});
  const { value: topics, error } = useAnswer(
    [opened, profileTypeId, rules],
    rules && (() => opened.rollUp(profileTypeId, parseRuleSettings(rules))),
  );
  const { tree } = opened;
  const isLarge = (topic: TopicCost, place: number) =>
    place < LEAST_LISTED || getTopicShare(tree, topic) >= WORTH_LISTING;
  // One line only, so that the graph below does not move when they load.
  const room = Math.max(1, Math.floor((widthPx - MORE_PX) / ITEM_PX));
  const large = topics?.filter(isLarge).slice(0, room) ?? [];
  const listed = isWhole ? (topics ?? []) : large;
  const restCount = (topics?.length ?? 0) - large.length;
  return (
    <div ref={line} className={styles.line} role="group" aria-label="Kinds of work">
      {error && <span>What kinds of work cost could not be worked out: {error}</span>}
      {!topics && !error && <span>Adding up kinds of work …</span>}
      {topics?.length === 0 && <span>No function belongs to a known kind of work.</span>}
      {listed.map((topic) => {
        const { text } = searchForTopic(topic);
        const isOn = search !== '' && search === text;
        return (
          <ToggleButton
            key={topic.topic}
            isOn={isOn}
            tooltip={describeTopic(topic, unit, getTotal(tree))}
            onClick={() => onSearch(isOn ? '' : text)}
          >
            {`${topic.title} ${hasAmounts(unit) ? `${formatAmount(topic.value, unit, getTotal(tree))} · ` : ''}${formatShare(getTopicShare(tree, topic))}`}
          </ToggleButton>
        );
      })}
      {restCount > 0 && (
        <Button size="sm" variant="secondary" fill="text" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer' : `${formatInteger(restCount)} more`}
        </Button>
      )}
    </div>
  );
}

function describeTopic(topic: TopicCost, unit: AmountUnit, total: number): string {
  const { functions } = topic;
  const named = functions
    .slice(0, NAMED_COUNT)
    .map(({ name, value }) => `${formatFunctionName(name)} ${formatAmount(value, unit, total)}`);
  const { leftOutCount } = searchForTopic(topic);
  const leftOut = leftOutCount > 0 ? ` A search has no room for ${formatInteger(leftOutCount)} smaller ones.` : '';
  return `Counts stacks through ${named.join(', ')}. Kinds of work overlap, so they do not add up to the whole. Click to search for these functions.${leftOut}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // As tall as its buttons from the beginning.
  line: css({ ...ROW, gap: theme.spacing(0.5), minHeight: 24, paddingBlock: theme.spacing(0.25), ...quietText(theme) }),
});
