import { startViewer } from './viewer';

startViewer(document);
