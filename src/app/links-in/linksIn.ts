import { locationUtil, type PluginExtensionAddedLinkConfig } from '@grafana/data';
import { findPartProblem } from 'profile/parts/ProfilePart';
import { EXPLORE_PATH } from 'scenes/links/explorePath';
import { buildLinkPath } from './buildLinkPath';

/** Context of links in Grafana's Explore and trace view. Grafana has no types for it, so all of it is checked. */
type Context = Partial<Record<string, unknown>>;

const PYROSCOPE_TYPE = 'grafana-pyroscope-datasource';

// Grafana compares both with plugin.json.
const TITLE = 'Open in Profiles Drilldown (OpenProfiles)';
const DESCRIPTION = 'Explore these profiles without writing queries';

/** In the toolbar of Explore, for one Pyroscope query. */
export const EXPLORE_LINK: PluginExtensionAddedLinkConfig<Context> = {
  targets: ['grafana/explore/toolbar/action'],
  title: TITLE,
  description: DESCRIPTION,
  icon: 'fire',
  path: EXPLORE_PATH,
  configure: (context) => {
    const path = context && buildQueryPath(context);
    return path ? { path } : undefined;
  },
};

/** Beside a span of a trace that has profiles. The trace stays open. */
export const TRACE_LINK: PluginExtensionAddedLinkConfig<Context> = {
  targets: ['grafana/traceview/details'],
  title: TITLE,
  description: DESCRIPTION,
  path: EXPLORE_PATH,
  configure: (context) => {
    const path = context && buildTracePath(context);
    return path ? { path } : undefined;
  },
  onClick: (_, { context }) => {
    const path = context && buildTracePath(context);
    if (path) {
      window.open(locationUtil.assureBaseUrl(path), '_blank', 'noopener');
    }
  },
};

function buildQueryPath(context: Context): string | undefined {
  const query = getOnlyQuery(context);
  const range = readRange(context.timeRange);
  if (!query || !range) {
    return undefined;
  }
  const part = {
    spanIds: readTexts(query.spanSelector),
    profileIds: readTexts(query.profileIdSelector),
    traceIds: readTexts(query.traceIdSelector),
  };
  // What no server answers gets no link: the explorer would drop it, and show more than the query does.
  if (findPartProblem(part) !== undefined) {
    return undefined;
  }
  return buildLinkPath({
    dataSourceUid: readText(toFields(query.datasource).uid),
    profileTypeId: readText(query.profileTypeId),
    labelSelector: readText(query.labelSelector),
    part,
    groupBy: readTexts(query.groupBy).find((label) => label !== 'service_name'),
    maxNodes: typeof query.maxNodes === 'number' ? query.maxNodes : undefined,
    range,
  });
}

function buildTracePath(context: Context): string | undefined {
  const range = readRange(context.timeRange);
  const serviceName = readText(context.serviceName);
  const profileTypeId = readText(context.profileTypeId);
  const [spanId, ...others] = readTexts(context.spanSelector);
  if (!range || !serviceName || !profileTypeId || spanId === undefined || others.length > 0) {
    return undefined;
  }
  // Some releases name the data source itself, others a query of it.
  const source = context.datasource ?? toFields(readOne(context.targets)).datasource;
  return buildLinkPath({
    dataSourceUid: readText(toFields(source).uid),
    serviceName,
    profileTypeId,
    part: { spanIds: [spanId] },
    range,
  });
}

function getOnlyQuery({ targets }: Context): Context | undefined {
  const query = toFields(readOne(targets));
  return toFields(query.datasource).type === PYROSCOPE_TYPE ? query : undefined;
}

/** The only entry of a list. */
function readOne(list: unknown): unknown {
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
}

/** A raw range, or one that holds it. */
function readRange(range: unknown): { from: string; to: string } | undefined {
  const raw = toFields(toFields(range).raw ?? range);
  const [from, to] = [readTime(raw.from), readTime(raw.to)];
  return from && to ? { from, to } : undefined;
}

/** Relative times are text; moments of any library have a value in milliseconds. */
function readTime(time: unknown): string | undefined {
  const timeMs = Number(time);
  return readText(time) ?? (time && Number.isFinite(timeMs) ? String(timeMs) : undefined);
}

function readTexts(value: unknown): string[] {
  return [value].flat().flatMap((text) => readText(text) ?? []);
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toFields(value: unknown): Context {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
