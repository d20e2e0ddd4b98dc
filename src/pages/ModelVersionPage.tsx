import { Link, useLocation } from 'react-router-dom'
import { ModelFacts } from '#features/artifacts/ModelFacts.tsx'
import { HistoryEvents } from '#features/model-details/HistoryEvents.tsx'
import { AliasesPanel } from '#features/registry-actions/AliasesPanel.tsx'
import { DescriptionPanel } from '#features/registry-actions/DescriptionPanel.tsx'
import { TagsPanel } from '#features/registry-actions/TagsPanel.tsx'
import { VersionActions } from '#features/registry-actions/VersionActions.tsx'
import { RunMetrics, RunParams } from '#features/run-details/RunValues.tsx'
import { FilesPanel } from '#features/version-details/FilesPanel.tsx'
import { LineageStrip } from '#features/version-details/LineageStrip.tsx'
import { loadNote } from '#features/version-details/loadNote.ts'
import { LoadPanel } from '#features/version-details/LoadPanel.tsx'
import type { ModelVersion, RegisteredModel } from '#mlflow/registry.ts'
import { deleteVersionTag, describeVersion, setVersionTag } from '#mlflow/registryChanges.ts'
import { paths, readModelAddress } from '#src/paths.ts'
import { loadAddresses } from '#src/registry/modelUris.ts'
import { historyOf, otherTags } from '#src/registry/registryHistory.ts'
import { useVersionDetails } from '#src/registry/useVersionDetails.ts'
import { aliasesOf, newestIn } from '#src/registry/versionInUse.ts'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ModelPage.module.css'
import { NotInRegistry } from './NotInRegistry.tsx'
import { WithModel } from './WithModel.tsx'

function ModelVersionPage() {
  const { name, version: number } = readModelAddress(useLocation().pathname) ?? NO_ADDRESS
  const title = `${name} version ${number}`
  return (
    <WithModel
      name={name}
      title={title}
      breadcrumb={<Trail name={name} />}
      loading="Loading the version"
    >
      {(model, versions) => {
        const version = versions.find((one) => one.version === number)
        return version ? (
          <Version key={title} model={model} version={version} versions={versions} />
        ) : (
          <NotInRegistry
            title={title}
            missing={`There is no version ${number} of “${name}”.`}
            way={<ButtonLink to={paths.model(name)}>Show the model</ButtonLink>}
          />
        )
      }}
    </WithModel>
  )
}

const NO_ADDRESS = { name: '', version: null }

const Trail = ({ name }: { name: string }) => (
  <Breadcrumb>
    <li>
      <Link to={paths.models()}>Models</Link>
    </li>
    <li>
      <Link to={paths.model(name)} className="name">
        {name}
      </Link>
    </li>
  </Breadcrumb>
)

type Props = {
  model: RegisteredModel
  version: ModelVersion
  versions: readonly ModelVersion[]
}

function Version({ model, version, versions }: Props) {
  const { aliases } = model
  const { version: number, stage, description } = version
  const { run, model: file, isLoading, isRunLoading } = useVersionDetails(version)
  const own = aliasesOf(aliases, number)
  const newest = stage === 'None' ? null : (newestIn(versions, stage)?.version ?? null)
  return (
    <Page
      title={`${model.name} version ${number}`}
      breadcrumb={<Trail name={model.name} />}
      actions={
        <div className={classes.actions}>
          <ButtonLink to={paths.modelOnBoard(model.name)}>Move on the board</ButtonLink>
          <VersionActions version={version} aliases={aliases} />
        </div>
      }
    >
      <LineageStrip version={version} run={run} isRunLoading={isRunLoading} aliases={own} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <DescriptionPanel
            of={`version ${number}`}
            text={description}
            save={(text) => describeVersion(version, text)}
          />
          {isLoading ? (
            // How it is loaded depends on the file, and so does where the rest stands.
            <Skeleton label="Reading the MLmodel file" lines={12} />
          ) : (
            <>
              <LoadPanel
                addresses={loadAddresses(version, own, newest === number)}
                model={file}
                note={loadNote(version, newest)}
              />
              <Panel title="Model">
                <div className={classes.padded}>
                  {file ? (
                    <ModelFacts model={file} facts={[]} />
                  ) : (
                    <p className={classes.note}>
                      Its MLmodel file cannot be read: the version has none, or the server does not
                      reach its source.
                    </p>
                  )}
                </div>
              </Panel>
              <Panel title="History">
                <div className={classes.padded}>
                  <HistoryEvents events={historyOf(version)} />
                </div>
              </Panel>
            </>
          )}
        </div>
        <div className={classes.column}>
          <AliasesPanel
            model={model.name}
            aliases={aliases}
            versions={versions.map(({ version }) => version)}
            only={number}
          />
          <TagsPanel
            of={`version ${number}`}
            tags={otherTags(version.tags)}
            set={(key, value) => setVersionTag(version, key, value)}
            remove={(key) => deleteVersionTag(version, key)}
          />
          <FilesPanel version={version} run={run} isRunLoading={isRunLoading} />
          {run && (
            <>
              <RunMetrics run={run} />
              <RunParams run={run} />
            </>
          )}
        </div>
      </div>
    </Page>
  )
}

export { ModelVersionPage as Component }
