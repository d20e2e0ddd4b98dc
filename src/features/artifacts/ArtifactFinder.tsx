import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import { formatCount } from '#ui/formatCount.ts'
import { SearchField } from '#ui/SearchField.tsx'
import classes from './ArtifactFinder.module.css'
import { ArtifactTree } from './ArtifactTree.tsx'
import { searchListings } from './searchListings.ts'

type Props = { run: Run; selected: string }

/** The tree of a run's files, and a search through all of its folders. */
export function ArtifactFinder({ run, selected }: Props) {
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const { data: walked, error } = useQuery({
    ...artifactQueries.everywhere(run.id),
    enabled: search !== '',
  })
  const found = useMemo(
    () => (search !== '' && walked ? searchListings(walked.artifacts, search) : null),
    [search, walked],
  )
  return (
    <div className={classes.finder}>
      <div className={classes.search}>
        <SearchField label="Find files" value={text} onChange={setText} />
        {search !== '' && (
          <output className={classes.count}>
            {found
              ? found.count === 0
                ? 'No file or folder has this in its path.'
                : `${found.count.toLocaleString('en')} ${found.count === 1 ? 'match' : 'matches'}.`
              : error
                ? `The folders could not be searched: ${error.message}`
                : 'Looking into all folders…'}
            {walked && walked.skipped.length > 0 && (
              <> {formatCount(walked.skipped.length, 'folder')} not looked into.</>
            )}
          </output>
        )}
      </div>
      {/* What is opened and closed in a search is none of the tree's. */}
      {found?.count !== 0 && (
        <ArtifactTree
          key={found ? 'found' : 'all'}
          run={run}
          selected={selected}
          found={found?.listings ?? null}
        />
      )}
    </div>
  )
}
