import { Combobox, Field, Modal } from '@grafana/ui';
import { getServicesOfType } from 'profile/series/ServiceMatrix';
import React, { useId } from 'react';
import { getSelection, getUrl, useUrl } from 'scenes/explorerUrl';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';

interface ServiceChoiceProps {
  readonly page: DiffFlameGraphPage;
  readonly onClose: () => void;
}

/** Chooses another service of the same profile type for the comparison; by default it is the baseline's. */
export function ServiceChoice({ page, onClose }: ServiceChoiceProps): React.JSX.Element {
  const id = useId();
  const value = useUrl(page, 'comparisonService');
  const { matrix } = getServiceIndex(page).useState();
  const { serviceName, profileTypeId } = getSelection(page);
  const names = matrix ? getServicesOfType(matrix, profileTypeId) : [];
  const options = [...new Set([serviceName, value, ...names])].filter((name) => name !== '');
  return (
    <Modal title="Another service" isOpen onDismiss={onClose}>
      <Field label="Service of the comparison" htmlFor={id} noMargin>
        <Combobox
          id={id}
          options={options.map((name) => ({
            value: name,
            label: name === serviceName ? `${name} (same service)` : name,
          }))}
          value={value || serviceName || null}
          onChange={(option) => {
            getUrl(page).set({ comparisonService: option.value === serviceName ? undefined : option.value });
            onClose();
          }}
        />
      </Field>
    </Modal>
  );
}
