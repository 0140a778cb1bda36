import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, type ComboboxOption, useStyles2, useTheme2 } from '@grafana/ui';
import { useWindowSize } from 'components/drawer/useRoomInWindow';
import { LabelledControl } from 'components/LabelledControl';
import { FOLDED_STYLE, NarrowFold } from 'components/NarrowFold';
import { listDataSources } from 'grafana/dataSources';
import { describeSameMeaning, groupProfileTypes, listSameMeaning } from 'profile/catalog/groupProfileTypes';
import {
  EMPTY_MATRIX,
  getServicesOfType,
  getTypesOfService,
  listTypesOfMeaning,
  type ServiceMatrix,
} from 'profile/series/ServiceMatrix';
import React, { useMemo, useState } from 'react';
import { getUrl, type Selection, useSelection, useUrl } from 'scenes/explorerUrl';
import type { SUBJECT_KEYS } from 'url/parameters';
import { DataSince } from './DataSince';
import { canFoldSelection, describeSelection } from './describeSelection';
import { Filters } from './Filters';
import type { ProfilesExplorer } from './ProfilesExplorer';
import { buildServiceOptions, addChosenName, listServices } from './serviceOptions';
import type { View } from './views';

interface SelectorsProps {
  readonly explorer: ProfilesExplorer;
  readonly view: View;
  /** False if the user does not choose the data source. */
  readonly hasDataSource: boolean;
}

/** Data source, service and profile type, as far as the view uses them. Service and type limit each other. */
export function Selectors({ explorer, view, hasDataSource }: SelectorsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const selection = useSelection(explorer);
  const filters = useUrl(explorer, 'filters');
  const { aside } = explorer.state.filterScope.useState();
  const [isOpen, setOpen] = useState(false);
  const isPhone = useWindowSize().widthPx < useTheme2().breakpoints.values.sm;
  const { matrix = EMPTY_MATRIX, isLoading } = explorer.state.serviceIndex.useState();
  const dataSources = listDataSources().map(({ uid, name }) => ({ value: uid, label: name }));
  const services = useMemo(
    () => buildServiceOptions(listServices(matrix, selection, view.hasProfileType)),
    [matrix, selection, view],
  );
  const types = useMemo(() => listTypes(matrix, selection, view.hasService), [matrix, selection, view]);
  const choose = (key: (typeof SUBJECT_KEYS)[number]) => (option: ComboboxOption) =>
    getUrl(explorer).set({ [key]: option.value });

  const warnings = {
    service: view.hasService ? warnOfService(matrix, selection, isLoading) : undefined,
    type: view.hasProfileType ? warnOfType(matrix, selection, isLoading) : undefined,
  };
  const unreadable = getUrl(explorer).getUnreadable('filters');
  const state = { selection, isLoading, warnings: [warnings.service, warnings.type], unreadable };
  const shownFilters = view.hasTwoSides ? [] : filters;
  const canFold = isPhone && canFoldSelection(view, state);

  return (
    <>
      {canFold && (
        <NarrowFold
          summary={describeSelection(view, selection, { filters: shownFilters, asideCount: aside.length })}
          isOpen={isOpen}
          onOpen={setOpen}
        />
      )}
      <div className={styles.row} data-folded={canFold && !isOpen}>
        {hasDataSource && (
          <div className={styles.short}>
            <LabelledControl label="Data source">
              {(id) => (
                <Combobox
                  id={id}
                  options={dataSources}
                  value={
                    dataSources.some(({ value }) => value === selection.dataSourceUid) ? selection.dataSourceUid : null
                  }
                  placeholder="Choose a data source"
                  onChange={choose('dataSource')}
                />
              )}
            </LabelledControl>
          </div>
        )}
        {view.hasService && (
          <div className={styles.long}>
            <LabelledControl label="Service" warning={warnings.service}>
              {(id) => (
                <Combobox
                  id={id}
                  options={services}
                  value={selection.serviceName || null}
                  placeholder={isLoading ? 'Loading services…' : `Select a service (${services.length})`}
                  loading={isLoading}
                  onChange={choose('service')}
                />
              )}
            </LabelledControl>
          </div>
        )}
        {view.hasProfileType && (
          <div className={styles.long}>
            <LabelledControl
              label="Profile type"
              warning={warnings.type}
              note={describeIds(matrix, selection, view.hasService)}
            >
              {(id) => (
                <Combobox
                  id={id}
                  options={types}
                  value={selection.profileTypeId || null}
                  placeholder={`Select a profile type (${types.length})`}
                  loading={isLoading}
                  onChange={choose('profileType')}
                />
              )}
            </LabelledControl>
          </div>
        )}
        {!view.hasTwoSides && <Filters scope={explorer.state.filterScope} />}
      </div>
      {matrix.serviceNames.length > 0 && <DataSince explorer={explorer} />}
    </>
  );
}

function listTypes(
  matrix: ServiceMatrix,
  { serviceName, profileTypeId }: Selection,
  isOfService: boolean,
): ComboboxOption[] {
  const ofService = isOfService ? getTypesOfService(matrix, serviceName) : [];
  const ids = ofService.length > 0 ? ofService : matrix.profileTypeIds;
  return groupProfileTypes(addChosenName(ids, profileTypeId)).map(({ ids: ofMeaning, title, group, description }) => ({
    // The entry shows the chosen type, whichever of its ids is chosen.
    value: ofMeaning.includes(profileTypeId) ? profileTypeId : ofMeaning[0],
    group,
    label: title,
    description: description || ofMeaning[0],
  }));
}

function warnOfService(matrix: ServiceMatrix, { serviceName }: Selection, isLoading: boolean): string | undefined {
  const isKnown = serviceName === '' || isLoading || matrix.typesOfService.has(serviceName);
  return isKnown ? undefined : `No profiles of “${serviceName}” in this time range`;
}

function warnOfType(matrix: ServiceMatrix, { profileTypeId }: Selection, isLoading: boolean): string | undefined {
  const isKnown = isLoading || getServicesOfType(matrix, profileTypeId).length > 0;
  return isKnown ? undefined : `No service sends “${profileTypeId}” in this time range`;
}

/** Lists the ids under which the chosen type is sent; undefined if there is only one. */
function describeIds(
  matrix: ServiceMatrix,
  { serviceName, profileTypeId }: Selection,
  isOfService: boolean,
): string | undefined {
  if (!isOfService) {
    const ids = listTypesOfMeaning(matrix, profileTypeId);
    return ids.length > 1 ? `Programs send it as ${ids.join(', ')}.` : undefined;
  }
  const [shown = '', ...others] = listSameMeaning(profileTypeId, getTypesOfService(matrix, serviceName));
  return others.length > 0 ? describeSameMeaning(shown, others) : undefined;
}

function getStyles(theme: GrafanaTheme2) {
  // On narrow screens two share a line.
  const narrow = { [theme.breakpoints.down('sm')]: { flex: '1 1 150px', minWidth: 0, maxWidth: 'none' } };
  return {
    row: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      paddingTop: theme.spacing(0.5),
      ...FOLDED_STYLE,
    }),
    // Short enough for all to fit in one row in a window of 1,280 px with a docked menu.
    short: css({ flex: '1 1 140px', maxWidth: 208, ...narrow }),
    long: css({ flex: '1 1 192px', maxWidth: 272, ...narrow }),
  };
}
