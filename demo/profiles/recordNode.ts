import { startProgram } from '../workloads/startProgram';
import { convertNodeWindow } from './nodeProfiles';
import { type RecordingPlan, WINDOW_MS } from './plans';
import type { RecordedWindow } from './RecordedProfile';

const WARM_UP_MS = 20_000;

/** Runs a Node.js program for as long as its plan says. `codeFolder` is the answer of `buildPrograms`. */
export async function recordNode(plan: RecordingPlan, codeFolder: string): Promise<RecordedWindow[]> {
  const { service, version, windows, withWall, withLines } = plan;
  const recorded: RecordedWindow[] = [];
  const program = startProgram(
    {
      service,
      version,
      codeFolder,
      windows,
      warmUpMs: WARM_UP_MS,
      windowMs: WINDOW_MS,
      isEndless: false,
      withLines,
    },
    (raw) => {
      recorded.push({ load: raw.window.load, profiles: convertNodeWindow(raw, withWall) });
      console.log(`${service} ${version}: ${recorded.length} of ${windows.length}`);
    },
  );
  await program.ended;
  return recorded;
}
