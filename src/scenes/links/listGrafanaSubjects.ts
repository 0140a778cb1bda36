import type { GrafanaQuestion } from 'grafana/pyroscopeQuery';
import type { GrafanaSubject } from './GrafanaMenu';

/** A row of a list in Grafana's own pages: its course, and its flame graph. */
export function listGrafanaSubjects(question: Omit<GrafanaQuestion, 'groupBy'>): GrafanaSubject[] {
  const own = { ...question, groupBy: [] };
  return [
    { name: 'flame graph', question: { ...own, profile: {} } },
    { name: 'chart', question: own },
  ];
}
