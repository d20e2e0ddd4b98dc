import { MLflowTracker } from '../../tracker/MLflowTracker.ts'
import type { ModelRegistry } from '../../tracker/ModelRegistry.ts'
import type { Engine } from './engine.ts'

const FOREST = 'IsolationForestDetector'
const AUTOENCODER = 'AutoencoderDetector'
const ENSEMBLE = 'EnsembleDetector'

/** What each model is for; that it is trained on invented data is said first. */
const DESCRIPTIONS: Record<string, string> = {
  [FOREST]: 'Finds unusual days of a share without labels, by how few random cuts single them out.',
  [AUTOENCODER]: 'Finds unusual days of a share by how badly a network repeats them.',
  [ENSEMBLE]: 'Asks several detectors at once.',
}

/** Brings the versions, which the runs have registered, to where the guide has them, with a reason for each move. */
export async function arrangeRegistry({ trackingUri }: Engine): Promise<void> {
  const { registry } = new MLflowTracker('market-anomaly-detection/ensemble', {
    trackingUri,
    user: 'demo',
  })
  for (const [name, description] of Object.entries(DESCRIPTIONS)) {
    await registry.describeModel(name, `${description} Trained on synthetic data.`)
    await registry.setModelTags(name, { data: 'synthetic', dataset: 'IDX_2023_2024' })
  }
  await arrangeForests(registry)
  await registry.transitionStage(AUTOENCODER, '1', 'Staging', {
    reason: 'Chosen on the validation quarter. To be compared with the forest on new days.',
  })
  await registry.setAlias(AUTOENCODER, 'candidate', '1')
  await registry.setAlias(ENSEMBLE, 'latest_experiment', '1')
}

async function arrangeForests(registry: ModelRegistry) {
  await registry.transitionStage(FOREST, '1', 'Staging', {
    reason: 'The first detector that learns; to be watched beside the z-score rule.',
  })
  await registry.transitionStage(FOREST, '1', 'Production', {
    reason: 'Takes over from the z-score rule: it also sees what does not show in the volume.',
  })
  await registry.transitionStage(FOREST, '2', 'Staging', {
    reason:
      'The best forest on the validation quarter. Version 1 stays until this one has been watched.',
  })
  await registry.setAlias(FOREST, 'champion', '1')
  await registry.setAlias(FOREST, 'challenger', '2')
}
