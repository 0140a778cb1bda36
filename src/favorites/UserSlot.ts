import { describeHostError } from 'grafana/hostErrors';
import { getUserUid, readUserData, writeUserData } from 'grafana/userStorage';
import type { FavoritesSlot } from './FavoritesSlot';

/** Grafana's storage for the user who is signed in, under a name. */
export class UserSlot implements FavoritesSlot {
  private isNew = true;
  private readonly channel: BroadcastChannel | undefined;

  constructor(private readonly name = 'favorites') {
    this.channel = openChannel(name);
  }

  async read(): Promise<string | undefined> {
    const data = await explain(readUserData());
    this.isNew = data === undefined;
    return data?.[this.name];
  }

  async write(text: string): Promise<void> {
    await explain(writeUserData({ [this.name]: text }, this.isNew));
    this.channel?.postMessage(text);
  }

  follow(onWritten: (text: string | undefined) => void): () => void {
    const listen = ({ data }: MessageEvent<unknown>): void => {
      if (typeof data === 'string') {
        onWritten(data);
      }
    };
    this.channel?.addEventListener('message', listen);
    return () => this.channel?.removeEventListener('message', listen);
  }
}

/** Between tabs of the same user; undefined in browsers that have no such thing, where the next read brings the news. */
function openChannel(name: string): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined'
    ? undefined
    : new BroadcastChannel(`openprofiles-drilldown-app.${name}.${getUserUid()}`);
}

async function explain<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new Error(describeHostError(error), { cause: error });
  }
}
