import { useTheme2 } from '@grafana/ui';
import { ExportMenu } from 'flamegraph/exports/ExportMenu';
import type { PicturedGraph } from 'flamegraph/exports/formats';
import { toIanaName } from 'flamegraph/exports/toIanaName';
import { type CanvasPicture, completePicture } from 'flamegraph/exports/useCanvasPicture';
import { listUnseen } from 'flamegraph/state/useUnseen';
import type { RichCopy } from 'grafana/copyRich';
import { getPluginVersion } from 'grafana/version';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import { describeTransform } from 'profile/transform/describeTransform';
import type { Transform } from 'profile/transform/Transform';
import { getTotal } from 'profile/tree/FlameTree';
import React from 'react';
import type { ProfileView } from 'worker/ViewAnswer';
import type { ShownProfile } from './ShownProfile';

interface ViewExportProps {
  readonly profile: ShownProfile;
  readonly view: ProfileView;
  readonly unit: AmountUnit;
  readonly transforms: readonly Transform[];
  readonly timeZone: string | undefined;
  readonly pictures: ReadonlyMap<PicturedGraph, () => CanvasPicture | undefined>;
  /** Whole name of the function in the middle of the sandwich; undefined while there is none. */
  readonly sandwich: string | undefined;
  readonly fetchServerPprof?: (signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  readonly onOpenAsFile?: (file: File) => Promise<void>;
  readonly onPreview: (ticket: RichCopy) => void;
}

/** Exports of the screen, with their origin. */
export function ViewExport(props: ViewExportProps): React.JSX.Element {
  const { profile, view, transforms, timeZone, pictures, sandwich } = props;
  const { opened, serviceName, query, part } = profile;
  const theme = useTheme2();
  const applied = view.notes.filter(({ status }) => status === 'applied').map(({ transform }) => transform);
  return (
    <ExportMenu
      subject={{
        serviceName,
        unit: props.unit,
        wholeTotal: getTotal(opened.tree),
        provenance: {
          profileTypeId: query.profileTypeId,
          labelSelector: query.labelSelector,
          range: { fromMs: query.fromMs, toMs: query.toMs },
          fileNames: profile.isOfFile ? serviceName : undefined,
          timeZone: toIanaName(timeZone),
          coverage: view.coverage,
          unseen: profile.unseen && listUnseen(profile.unseen),
          weight: profile.weight,
          transforms: [...(part ? [part] : []), ...applied.map(describeTransform)],
          pluginVersion: getPluginVersion(),
        },
      }}
      pictured={new Set(pictures.keys())}
      hasSandwich={sandwich !== undefined}
      loadTrees={async (pictured) => {
        const picture = pictures.get(pictured)?.();
        return {
          upright: await opened.getUpright(transforms),
          view: view.tree,
          categories: await opened.getCategories(),
          picture: picture && completePicture(picture, theme),
          sandwich,
        };
      }}
      fetchServerPprof={props.fetchServerPprof}
      onOpenAsFile={props.onOpenAsFile}
      onPreview={props.onPreview}
    />
  );
}
