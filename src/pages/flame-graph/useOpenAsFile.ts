import { useNavigate } from 'react-router-dom';
import { FILES_PATH } from 'scenes/links/explorePath';
import { buildSearch } from 'url/buildViewSearch';
import { fileShelf } from 'worker/FileShelf';

/** Leads to the page for files, with a file that was made here. */
export function useOpenAsFile(): (file: File) => Promise<void> {
  const navigate = useNavigate();
  return async (file) => {
    const reference = await fileShelf.add(file);
    navigate(`${FILES_PATH}?${buildSearch({ baselineFiles: [reference] })}`);
  };
}
