import { getEngine } from 'worker/getEngine';
import type { SubjectName } from '../Measurement';
import { measureDiff } from './measureDiff';
import { measureExplain } from './measureExplain';
import { measureTable, type TableTimes } from './measureTable';
import { nextFrame, observePaints, untilPainted } from './paints';
import { measure, report } from './report';
import type { Subject } from './Subject';

const SEARCHED = 'call12';
const ZOOM_STEPS = 20;

/** Each renderer is loaded with its own packages: the others' would count as memory. */
const subjects: Record<SubjectName, () => Promise<Subject>> = {
  ours: async () => (await import('./ours')).createOurs(),
  grafana: async () => (await import('./grafana')).createGrafana(),
  d3: async () => (await import('./d3FlameGraph')).createD3FlameGraph(),
  'flame-chart': async () => (await import('./flameChart')).createFlameChart(),
};

/** The benchmark calls these with the address of the bytes. */
Object.assign(window, {
  async measureSubject(name: SubjectName, url: string): Promise<void> {
    const subject = await subjects[name]();
    const place = getPlace();
    const tasks = observeLongTasks();
    const isOurs = name === 'ours';
    // Ours begins with the bytes, like the page does; peers with what their host gives them.
    const show = async (bytes: Uint8Array) => {
      await (isOurs ? subject.prepare(bytes) : undefined);
      await subject.show(place);
    };
    await subject.start?.();
    const bytes = await fetchBytes(url);
    if (!isOurs) {
      await measure('convert', () => subject.prepare(bytes));
    }
    tasks.restart();
    report('firstPaintCold', await untilPainted(() => show(bytes)));
    report('memoryFirst', await measureMemory());
    subject.hide();
    await nextFrame();
    const again = isOurs ? await fetchBytes(url) : bytes;
    report('firstPaintWarm', await untilPainted(() => show(again)));
    if (subject.zoom) {
      await measureZoom(subject.zoom);
    }
    if (subject.arrange) {
      await untilPainted(subject.arrange);
    }
    for (const [step, run] of [
      ['search', subject.search && (() => subject.search?.(SEARCHED))],
      ['focus', subject.focus],
      ['invert', subject.invert],
    ] as const) {
      if (run) {
        report(step, await untilPainted(run));
      }
    }
    report('longestTask', tasks.getLongestMs());
    report('memoryEnd', await measureMemory());
    if (isOurs) {
      await measureExplain(await fetchBytes(url));
    }
  },

  async measureTable(url: string): Promise<TableTimes> {
    const place = getPlace();
    const tasks = observeLongTasks();
    await getEngine();
    const bytes = await fetchBytes(url);
    tasks.restart();
    const times = await measureTable(place, bytes);
    return { ...times, 'longest task': tasks.getLongestMs() };
  },

  async measureDiff(name: SubjectName, urls: readonly [string, string]): Promise<void> {
    await measureDiff(name, getPlace(), await Promise.all(urls.map(fetchBytes)));
  },
});

function getPlace(): HTMLElement {
  const place = document.querySelector<HTMLElement>('#place');
  if (!place) {
    throw new Error('The page has no place to draw.');
  }
  observePaints(place);
  return place;
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

async function measureZoom(zoom: (factor: number) => void): Promise<void> {
  const frameMs: number[] = [];
  let beforeMs = await nextFrame();
  for (let step = 0; step < 2 * ZOOM_STEPS; step++) {
    zoom(step < ZOOM_STEPS ? 1.25 : 1 / 1.25);
    await nextFrame();
    const nowMs = performance.now();
    frameMs.push(nowMs - beforeMs);
    beforeMs = nowMs;
  }
  frameMs.sort((left, right) => left - right);
  report('zoomMedian', frameMs[ZOOM_STEPS] ?? 0);
  report('zoomWorst', frameMs.at(-1) ?? 0);
}

function observeLongTasks(): { getLongestMs: () => number; restart: () => void } {
  let longestMs = 0;
  const note = (entries: readonly PerformanceEntry[]) => {
    longestMs = Math.max(longestMs, ...entries.map(({ duration }) => duration));
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ entryTypes: ['longtask'] });
  return {
    getLongestMs: () => {
      note(observer.takeRecords());
      return longestMs;
    },
    restart: () => {
      observer.takeRecords();
      longestMs = 0;
    },
  };
}

interface MemoryMeasuring {
  readonly measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
}

/** Measures the memory of this page and its workers, with that behind typed arrays. NaN if the browser does not tell. */
async function measureMemory(): Promise<number> {
  return (await (performance as MemoryMeasuring).measureUserAgentSpecificMemory?.())?.bytes ?? NaN;
}
