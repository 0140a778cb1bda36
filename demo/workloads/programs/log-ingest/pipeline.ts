import { RE2JS } from 're2js';
import type { LogEntry } from './parseLine';

interface Stage {
  readonly name: string;
  readonly pattern: RE2JS;
}

// Written by users, so they are matched in linear time whatever they are.
const STAGES: readonly Stage[] = [
  createStage('secret', 'token=[A-Za-z0-9_-]{16,}'),
  createStage('timeout', '(?i)(deadline exceeded|timed? ?out after (?P<ms>[0-9]+)ms)'),
  createStage('status', '(GET|POST) (?P<path>/[a-z/]+) (?P<status>[0-9]{3})'),
];

export interface LabelledEntry extends LogEntry {
  readonly labels: ReadonlyMap<string, string>;
}

export function runPipeline(entry: LogEntry): LabelledEntry {
  const labels = new Map([['level', entry.level]]);
  let { message } = entry;
  for (const stage of STAGES) {
    message = runStage(stage, message, labels);
  }
  return { ...entry, message, labels };
}

function runStage(stage: Stage, message: string, labels: Map<string, string>): string {
  const matcher = stage.pattern.matcher(message);
  if (!matcher.find()) {
    return message;
  }
  labels.set('stage', stage.name);
  return stage.name === 'secret' ? maskSecret(stage.pattern, message) : message;
}

function maskSecret(pattern: RE2JS, message: string): string {
  return pattern.matcher(message).replaceAll('token=***');
}

function createStage(name: string, pattern: string): Stage {
  return { name, pattern: RE2JS.compile(pattern) };
}
