import { rangeUtil, type RawTimeRange, type TimeRange } from '@grafana/data';
import { usePluginComponent } from '@grafana/runtime';
import { type SceneComponentProps, type SceneObject, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { Modal } from '@grafana/ui';
import type { DashboardPanel } from 'grafana/dashboardPanel';
import React, { useEffect } from 'react';

/** Panel for a dashboard, with its time range. */
interface PanelOffer {
  readonly panel: DashboardPanel;
  readonly range: RawTimeRange;
}

interface FormProps {
  readonly onClose: () => void;
  readonly buildPanel: () => DashboardPanel;
  readonly timeRange?: TimeRange;
  /** True if the form's address of the dashboard begins with "/", as an app needs it. */
  readonly options?: { readonly useAbsolutePath: boolean };
}

interface DashboardFormState extends SceneObjectState {
  /** True if this Grafana has the form. */
  isThere: boolean;
  offer?: PanelOffer;
}

const FORM_ID = 'grafana/add-to-dashboard-form/v1';

/** Grafana's own form that adds a panel to a dashboard, in a dialog of ours. Older releases have none. */
export class DashboardForm extends SceneObjectBase<DashboardFormState> {
  static Component = DashboardFormRenderer;

  constructor() {
    super({ isThere: false });
  }

  isThere(): boolean {
    return this.state.isThere;
  }

  offer(offer: PanelOffer): void {
    this.setState({ offer });
  }
}

function DashboardFormRenderer({ model }: SceneComponentProps<DashboardForm>): React.JSX.Element | null {
  const { component: Form } = usePluginComponent<FormProps>(FORM_ID);
  const { offer } = model.useState();
  const isThere = Boolean(Form);
  useEffect(() => model.setState({ isThere }), [model, isThere]);
  const close = (): void => model.setState({ offer: undefined });
  return Form && offer ? (
    <Modal isOpen title="Add to dashboard" onDismiss={close}>
      <Form
        onClose={close}
        buildPanel={() => offer.panel}
        timeRange={rangeUtil.convertRawToRange(offer.range)}
        options={{ useAbsolutePath: true }}
      />
    </Modal>
  ) : null;
}

/** Finds the form of the explorer that an object is in; undefined outside of one. */
export function findDashboardForm(origin: SceneObject): DashboardForm | undefined {
  const { dashboardForm } = origin.getRoot().state as { readonly dashboardForm?: unknown };
  return dashboardForm instanceof DashboardForm ? dashboardForm : undefined;
}
