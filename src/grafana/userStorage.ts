import { config, getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { checkAnswer } from './hostErrors';

const PLUGIN_ID = 'openprofiles-drilldown-app';

/** Values that Grafana keeps for a user, by name. */
export type UserData = Readonly<Record<string, string>>;

interface StoredObject {
  readonly spec: { readonly data?: UserData };
}

/**
 * Reads this app's data of the signed-in user from `userstorage.grafana.app`, the interface below `usePluginUserStorage` of
 * `@grafana/runtime`. That hook keeps its first answer for the life of the page; here each read asks the server, so that changes of
 * another browser are not overwritten. Only the user can read the data; without a login the answer is 403.
 */
export async function readUserData(): Promise<UserData | undefined> {
  try {
    return await send('GET', `/${getName()}`);
  } catch (error) {
    // The object does not exist before the first value.
    if (isFetchError<unknown>(error) && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}

/** Writes some values and leaves the others. `isNew`: nothing was there when it was read. */
export async function writeUserData(data: UserData, isNew: boolean): Promise<void> {
  if (isNew) {
    const metadata = { name: getName(), labels: { user: getUserUid(), service: PLUGIN_ID } };
    await send('POST', '/', { metadata, spec: { data } });
  } else {
    await send('PATCH', `/${getName()}`, { spec: { data } });
  }
}

async function send(method: 'GET' | 'POST' | 'PATCH', path: string, data?: object): Promise<UserData> {
  const answer = await lastValueFrom(
    getBackendSrv().fetch<StoredObject>({
      url: `/apis/userstorage.grafana.app/v0alpha1/namespaces/${config.namespace}/user-storage${path}`,
      method,
      data,
      headers: { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' },
      showErrorAlert: false,
      showSuccessAlert: false,
    }),
  );
  const { spec } = checkAnswer(answer.data);
  return checkAnswer(spec).data ?? {};
}

/** Returns the user's uid, which also names the user's data in a browser. */
export function getUserUid(): string {
  const { uid, id } = config.bootData.user;
  return uid || String(id);
}

function getName(): string {
  return `${PLUGIN_ID}:${getUserUid()}`;
}
