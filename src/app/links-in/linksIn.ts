import type { PluginExtensionAddedLinkConfig } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { readStored } from 'grafana/storage';
import { EXPLORE_PATH, FILES_PATH } from 'scenes/links/explorePath';
import { buildAlertPath } from './buildAlertPath';
import { buildFlameGraphPath, buildLabelsPath, buildPath } from './buildLinkPath';
import { getField } from './readContext';
import { type Interpolate, readProfile } from './readQueries';
import { findProfileSource, readServiceName, readSpanId, readSpanRange, readTrace } from './readTrace';

/** Context that Grafana passes to a link. Grafana has no types for it, so all of it is checked. */
type Context = Partial<Record<string, unknown>>;
type Link = PluginExtensionAddedLinkConfig<Context>;

// Grafana compares titles and descriptions with plugin.json, and cuts titles in menus after 22 characters.
const FLAME_GRAPH = { title: 'Profiles: flame graph', description: 'These profiles as a flame graph, without a query' };
const LABELS = { title: 'Profiles: labels', description: 'Which label explains what these profiles cost' };
const OF_SERVICE = { title: 'Profiles of this service', description: 'The flame graph of the service at this time' };
const OF_SPAN = { title: 'Profiles of this span', description: 'The flame graph of this span alone' };
const OF_TRACE = { title: 'Profiles of this trace', description: 'One flame graph of all services of the trace' };
const OF_ALERT = { title: 'Profiles: compare', description: 'What the service did before the alert, and during it' };
const SERVICES = { title: 'Profiles: What changed?', description: 'The services whose profiles changed most' };
const LAST_SERVICE = { title: 'Profiles: Last flame graph', description: 'The flame graph of the service seen last' };
const FILES = { title: 'Profiles: Files', description: 'Profiles from files, alone or compared' };

const EXPLORE_POINTS = ['grafana/explore/toolbar/action', 'grafana-assistant-app/navigateToDrilldown/v1'];
const PANEL_POINT = 'grafana/dashboard/panel/menu';
const ATTRIBUTE_POINT = 'grafana/traceview/resource-attributes';
const LOG_POINT = 'grafana/logsview/resource-attributes';
const PALETTE_POINT = 'grafana/commandpalette/action';

/** All ways into the app from other parts of Grafana. A link that cannot be made is not shown. */
export const LINKS: readonly Link[] = [
  link(EXPLORE_POINTS, FLAME_GRAPH, (context) => follow(readProfile(context), buildFlameGraphPath)),
  link(EXPLORE_POINTS, LABELS, (context) => follow(readProfile(context), buildLabelsPath)),
  link(PANEL_POINT, FLAME_GRAPH, (context) => follow(readProfile(context, fillIn(context)), buildFlameGraphPath)),
  link(PANEL_POINT, LABELS, (context) => follow(readProfile(context, fillIn(context)), buildLabelsPath)),
  { ...link(ATTRIBUTE_POINT, OF_SERVICE, buildServicePath), category: 'service.name' },
  { ...link(ATTRIBUTE_POINT, OF_SPAN, buildSpanPath), category: 'pyroscope.profile.id' },
  link('grafana/traceview/header/actions', OF_TRACE, buildTracePath),
  // Log stores write the name of the label in one way or the other.
  { ...link(LOG_POINT, OF_SERVICE, buildServicePath), category: 'service_name' },
  { ...link(LOG_POINT, OF_SERVICE, buildServicePath), category: 'service.name' },
  link('grafana/alerting/instance/action', OF_ALERT, (context) => buildAlertPath(context, Date.now())),
  link(PALETTE_POINT, SERVICES, () => buildPath('all', [['serviceSort', 'change']])),
  link(PALETTE_POINT, LAST_SERVICE, buildLastPath),
  link(PALETTE_POINT, FILES, () => FILES_PATH),
];

function link(
  targets: string | string[],
  words: { readonly title: string; readonly description: string },
  getPath: (context: Context) => string | undefined,
): Link {
  return {
    targets,
    ...words,
    icon: 'fire',
    // Grafana takes no link without one; `configure` gives the one that counts.
    path: EXPLORE_PATH,
    configure: (context) => {
      const path = getPath(context ?? {});
      return path === undefined ? undefined : { path };
    },
  };
}

function follow<T>(value: T | undefined, build: (value: T) => string | undefined): string | undefined {
  return value && build(value);
}

/** Fills in the variables of the dashboard, and those of a repeated panel. */
function fillIn(context: Context): Interpolate {
  const scopedVars = { ...Object(getField(context, 'scopedVars')) };
  return (text, format) => getTemplateSrv().replace(text, scopedVars, format);
}

function buildServicePath(context: Context): string | undefined {
  const serviceName = readServiceName(context);
  const range = readSpanRange(context);
  const source = findProfileSource(context);
  return serviceName && range && source && buildFlameGraphPath({ ...source, serviceName, range });
}

function buildSpanPath(context: Context): string | undefined {
  const serviceName = readServiceName(context);
  const spanId = readSpanId(context);
  const range = readSpanRange(context);
  const source = findProfileSource(context);
  return (
    serviceName &&
    spanId &&
    range &&
    source &&
    buildFlameGraphPath({ ...source, serviceName, range, part: { spanIds: [spanId] } })
  );
}

function buildTracePath(context: Context): string | undefined {
  const trace = readTrace(context);
  const source = findProfileSource(context);
  return (
    trace &&
    source &&
    buildPath('trace', [
      ['dataSource', source.dataSourceUid],
      ['profileType', source.profileTypeId],
      ['from', trace.range.from],
      ['to', trace.range.to],
      ['traceIds', trace.traceId],
    ])
  );
}

function buildLastPath(): string | undefined {
  const service = readStored('serviceName', (value) => typeof value === 'string');
  return service ? buildPath('flame-graph', [['service', service]]) : undefined;
}
