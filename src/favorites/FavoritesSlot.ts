import { config } from '@grafana/runtime';
import { describeHostError } from 'grafana/hostErrors';
import { followStoredText, readStoredText, writeStoredText } from 'grafana/storage';
import { getUserUid, readUserData, writeUserData } from 'grafana/userStorage';

/** A place that holds one text. */
export interface FavoritesSlot {
  /** undefined if nothing is stored yet. Rejects with an error whose message is a sentence for users. */
  read(): Promise<string | undefined>;
  /** Comes after a `read`. Rejects like it. */
  write(text: string): Promise<void>;
  /** Calls back after another tab wrote. Returns what ends it. */
  follow(onWritten: (text: string | undefined) => void): () => void;
}

/** Storage of this browser, under a name. */
export class BrowserSlot implements FavoritesSlot {
  constructor(private readonly name = 'favorites') {}

  async read(): Promise<string | undefined> {
    return readStoredText(this.name);
  }

  async write(text: string): Promise<void> {
    if (!writeStoredText(this.name, text)) {
      throw new Error(`This browser could not keep the ${this.name}: its storage is full or switched off.`);
    }
  }

  follow(onWritten: (text: string | undefined) => void): () => void {
    return followStoredText(this.name, onWritten);
  }
}

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

/** Opens the place where data with this name are stored for the user: Grafana's for signed-in users, else the browser's. */
export function openSlot(name: string): FavoritesSlot {
  return config.bootData.user.isSignedIn ? new UserSlot(name) : new BrowserSlot(name);
}

/** Opens a channel between tabs of the same user; undefined in browsers without channels, where the next read brings the news. */
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
