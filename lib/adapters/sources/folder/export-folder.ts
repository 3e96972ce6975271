import { cutFolder } from './cut-folder.ts';
import { diskFiles } from './disk-files.ts';

/** Folders of exports on this machine's disk. */
export const exportFolder = cutFolder(diskFiles);
