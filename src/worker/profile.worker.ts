import { expose } from 'comlink';
import { createProfileApi } from './ProfileApi';
import { ProfileEngine } from './ProfileEngine';

expose(createProfileApi(new ProfileEngine()));
