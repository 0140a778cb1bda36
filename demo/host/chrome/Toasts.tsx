import { css } from '@emotion/css';
import { AppEvents, type GrafanaTheme2 } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Alert, type AlertVariant, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

interface Toast {
  key: number;
  severity: AlertVariant;
  title: string;
  text?: string;
}

const kinds = [
  { event: AppEvents.alertSuccess, severity: 'success', shownMs: 3000 },
  { event: AppEvents.alertInfo, severity: 'info', shownMs: 5000 },
  { event: AppEvents.alertWarning, severity: 'warning', shownMs: 5000 },
  { event: AppEvents.alertError, severity: 'error', shownMs: 7000 },
] as const;

/** Shows alert events, top right, for as long as Grafana does. */
export function Toasts(): React.ReactElement {
  const styles = useStyles2(getStyles);
  const { toasts, dismiss } = useToasts();
  return (
    <div className={styles.stack}>
      {toasts.map(({ key, severity, title, text }) => (
        <Alert key={key} severity={severity} title={title} elevated onRemove={() => dismiss(key)}>
          {text}
        </Alert>
      ))}
    </div>
  );
}

function useToasts(): { toasts: readonly Toast[]; dismiss: (key: number) => void } {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = (key: number): void => setToasts((shown) => shown.filter((toast) => toast.key !== key));
  useEffect(() => {
    let lastKey = 0;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const subscriptions = kinds.map(({ event, severity, shownMs }) =>
      getAppEvents()
        .getStream<{ type: string; payload: [string, string?] }>({ type: event.name } as never)
        .subscribe(({ payload: [title, text] }) => {
          const key = ++lastKey;
          setToasts((shown) => [...shown, { key, severity, title, text }]);
          timers.add(setTimeout(() => dismiss(key), shownMs));
        }),
    );
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      timers.forEach(clearTimeout);
    };
  }, []);
  return { toasts, dismiss };
}

function getStyles(theme: GrafanaTheme2): Record<'stack', string> {
  return {
    stack: css({
      position: 'fixed',
      top: theme.spacing(6),
      right: theme.spacing(2),
      zIndex: theme.zIndex.portal,
      width: 400,
      maxWidth: '90vw',
      display: 'flex',
      flexDirection: 'column',
    }),
  };
}
