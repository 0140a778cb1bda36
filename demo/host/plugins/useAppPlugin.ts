import type { AppPlugin } from '@grafana/data';
import { useEffect, useState } from 'react';
import { loadAppPlugin } from './loadAppPlugin';

export type AppPluginState =
  | { status: 'loading' }
  | { status: 'loaded'; plugin: AppPlugin }
  | { status: 'failed'; error: unknown };

export function useAppPlugin(pluginId: string): AppPluginState {
  const [result, setResult] = useState<{ pluginId: string; state: AppPluginState }>();
  useEffect(() => {
    let isCurrent = true;
    const show = (state: AppPluginState): void => {
      if (isCurrent) {
        setResult({ pluginId, state });
      }
    };
    loadAppPlugin(pluginId).then(
      (plugin) => show({ status: 'loaded', plugin }),
      (error: unknown) => show({ status: 'failed', error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [pluginId]);
  return result?.pluginId === pluginId ? result.state : { status: 'loading' };
}
