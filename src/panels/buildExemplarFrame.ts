import { createDataFrame, type DataFrame, DataTopic, FieldType } from '@grafana/data';
import type { SingleProfile } from 'pyroscope/client';

interface ExemplarFrameOptions {
  /** The line on which the marks stand. */
  readonly series: DataFrame | undefined;
  readonly onChoose: (profileId: string) => void;
}

/**
 * Builds the marks on a time series, one per profile, as Grafana's time series panel draws exemplars: a frame of that name among
 * the annotations, whose fields its popover lists. Marks are on the line, since a profile's own total is no rate.
 */
export function buildExemplarFrame(profiles: readonly SingleProfile[], options: ExemplarFrameOptions): DataFrame {
  const { series, onChoose } = options;
  const times = series?.fields.find(({ type }) => type === FieldType.time)?.values ?? [];
  const values = series?.fields.find(({ type }) => type === FieldType.number)?.values ?? [];
  const labelNames = [...new Set(profiles.flatMap(({ labels }) => [...labels.keys()]))];
  return createDataFrame({
    name: 'exemplar',
    meta: { dataTopic: DataTopic.Annotations },
    fields: [
      { name: 'Time', type: FieldType.time, values: profiles.map(({ timeMs }) => timeMs) },
      {
        name: 'Value',
        type: FieldType.number,
        values: profiles.map(({ timeMs }) => Number(values[findNearest(times, timeMs)] ?? 0)),
      },
      {
        name: 'Profile ID',
        type: FieldType.string,
        values: profiles.map(({ id }) => id),
        config: {
          links: [
            {
              title: 'View profile',
              url: '',
              onClick: ({ replaceVariables }) => {
                const id = replaceVariables?.('${__value.raw}');
                if (id !== undefined && profiles.some((profile) => profile.id === id)) {
                  onChoose(id);
                }
              },
            },
          ],
        },
      },
      ...labelNames.map((name) => ({
        name,
        type: FieldType.string,
        values: profiles.map(({ labels }) => labels.get(name) ?? ''),
      })),
    ],
  });
}

function findNearest(times: ArrayLike<unknown>, timeMs: number): number {
  let nearest = 0;
  for (let place = 1; place < times.length; place++) {
    if (Math.abs(Number(times[place]) - timeMs) < Math.abs(Number(times[nearest]) - timeMs)) {
      nearest = place;
    }
  }
  return nearest;
}
