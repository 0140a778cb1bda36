import { expose } from 'comlink';
import { ProfileEngine } from './ProfileEngine';

expose(new ProfileEngine());
