import { mkdir, readdir, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { askRaw } from './askRaw.ts'
import { MARK, markup } from './hostileFiles/payload.ts'
import { logRun } from './log.ts'
import { expect, test } from './servers.ts'

/** Where the artifacts of a run are on the disk. */
const folderOf = (store: string, artifactUri: string) =>
  path.join(store, 'artifacts', ...artifactUri.replace(/^mlflow-artifacts:\/+/, '').split('/'))

const errorSchema = z.object({ error_code: z.string(), message: z.string() })

const leadingOut = [
  '..',
  '../up.txt',
  'a/../../up.txt',
  '%2e%2e/up.txt',
  '%2e%2e%2fup.txt',
  '..%2fup.txt',
  '%252e%252e%252fup.txt',
  '..%5cup.txt',
  'C:%5cup.txt',
  '%5c%5chost%5cshare',
  'a%00.txt',
  'a%23.txt',
  'a'.repeat(300),
]

test('paths that lead out of the artifacts are refused, in the shape of an error of MLflow', async ({
  request,
  folder,
  url,
}) => {
  const run = await logRun(request, url, { experiment: 'hostile', run: 'paths' })
  const proxy = `/api/2.0/mlflow-artifacts/artifacts/${run.artifact_uri.replace(/^mlflow-artifacts:\/+/, '')}`
  const before = await readdir(folder)
  for (const absolute of ['%2fetc%2fpasswd', 'c%3a/up.txt']) {
    const asked = `/get-artifact?run_id=${run.run_id}&path=${absolute}`
    expect(await askRaw(url, 'GET', asked)).toMatchObject({ status: 400 })
  }
  for (const out of leadingOut) {
    const asked = [
      await askRaw(url, 'PUT', `${proxy}/${out}`),
      await askRaw(url, 'GET', `${proxy}/${out}`),
      await askRaw(url, 'DELETE', `${proxy}/${out}`),
      await askRaw(url, 'GET', `/get-artifact?run_id=${run.run_id}&path=${out}`),
      await askRaw(url, 'GET', `/api/2.0/mlflow/artifacts/list?run_id=${run.run_id}&path=${out}`),
    ]
    for (const { status, body } of asked) {
      expect.soft([400, 404], `${out}: ${body.slice(0, 200)}`).toContain(status)
      expect.soft(errorSchema.safeParse(JSON.parse(body)).success, `${out}: ${body}`).toBe(true)
      expect.soft(body).not.toContain('root:')
    }
  }
  expect(await readdir(folder)).toEqual(before)
})

const names = [
  'picture\u202egpj.exe',
  'bell\u0007\u001b[31m.txt',
  `quotes '"\`.txt`,
  'question?.txt',
  'percent%41%.txt',
  `${markup('http://127.0.0.1:9').replaceAll('/', '_').slice(0, 200)}.txt`,
  `${'long '.repeat(49)}.txt`,
  '__proto__',
  ' space .txt ',
  'שלום.txt',
  'broken\nin\r\ntwo.txt',
  'ends\u2028here\u2029.txt',
  'line%0Abreak ;0A + spelt.txt',
]

/** Names that a disk may hold, and that the server does not hand out. */
const refused = ['%2e%2e%2fup.txt', '..\\up.txt', 'hash#.txt']

test('names of all kinds are shown with what they hide, and lead to their files', async ({
  page,
  request,
  folder,
  url,
}) => {
  const run = await logRun(request, url, { experiment: 'hostile', run: 'names' })
  const artifacts = folderOf(folder, run.artifact_uri)
  await mkdir(artifacts, { recursive: true })
  for (const name of [...names, ...refused]) {
    await writeFile(path.join(artifacts, name), `content of ${JSON.stringify(name)}`)
  }
  // What a link leads to is not an artifact of this run, whoever made the link.
  await symlink('/etc/passwd', path.join(artifacts, 'link.txt'))
  await page.goto(`${url}/runs/${run.run_id}/artifacts`)
  const tree = page.getByRole('tree', { name: /artifacts|files/i })
  await expect(tree.getByRole('treeitem')).toHaveCount(names.length + refused.length)
  const lines = await tree.getByRole('treeitem').allTextContents()
  expect(lines.join()).toContain('picture\\u202egpj.exe')
  expect(lines.join()).toContain('bell\\u0007\\u001b[31m.txt')
  for (const sign of ['\u202e', '\u0007', '\u001b']) expect(lines.join()).not.toContain(sign)

  const preview = page.getByRole('region', { name: 'Preview' })
  const opened: string[] = []
  for (let at = 0; at < lines.length; at++) {
    await tree.getByRole('treeitem').nth(at).click()
    // Until then the file before is still there.
    await expect(preview).toContainText(`${at + 1} of ${lines.length}`)
    await expect(preview).toContainText(/content of ".+"|must not hold/s)
    opened.push((await preview.textContent()) ?? '')
  }
  const text = opened.join()
  for (const name of names) expect.soft(text).toContain(`content of ${JSON.stringify(name)}`)
  expect(opened.filter((one) => one.includes('must not hold'))).toHaveLength(refused.length)
  expect(await page.evaluate((mark) => mark in document.documentElement.dataset, MARK)).toBe(false)
})

test('a file with a line break in its name is found by its address, however that is written', async ({
  page,
  request,
  folder,
  url,
}) => {
  const run = await logRun(request, url, { experiment: 'hostile', run: 'breaks' })
  const artifacts = folderOf(folder, run.artifact_uri)
  await mkdir(path.join(artifacts, 'two\nlines'), { recursive: true })
  await writeFile(path.join(artifacts, 'two\nlines', 'a\nb.txt'), 'below the break')
  const root = `${url}/runs/${run.run_id}/artifacts`
  await page.goto(root)
  const tree = page.getByRole('tree', { name: 'Artifacts' })
  const preview = page.getByRole('region', { name: 'Preview' })
  await tree.getByRole('treeitem', { name: 'two\\u000alines' }).click()
  await tree.getByRole('treeitem', { name: 'a\\u000ab.txt' }).click()
  await expect(preview).toContainText('below the break')

  await page.reload()
  await expect(preview).toContainText('below the break')
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page).toHaveURL(`${url}/runs/${run.run_id}`)
  await page.goBack()
  await expect(preview).toContainText('below the break')

  await page.goto(`${root}/two%0Alines/a%0ab.txt?view=source#L1`)
  await expect(preview).toContainText('below the break')
  expect(page.url()).toBe(`${root}/two;0Alines/a;0ab.txt?view=source#L1`)
})

test('of a table of a billion rows the first million is shown', async ({
  page,
  request,
  folder,
  url,
}) => {
  const run = await logRun(request, url, { experiment: 'hostile', run: 'rows' })
  const artifacts = folderOf(folder, run.artifact_uri)
  await mkdir(artifacts, { recursive: true })
  const file = path.join(artifacts, 'rows.csv')
  await writeFile(file, `n\n${'1\n'.repeat(10_000_000)}`)
  // Two bytes a row; what nobody reads takes no place on the disk.
  await truncate(file, 2_000_000_002)
  await page.goto(`${url}/runs/${run.run_id}/artifacts/rows.csv`)
  const preview = page.getByRole('region', { name: 'Preview' })

  await expect(preview).toContainText(
    /The first [\d.]+ MB, 1,000,000 rows; download the file for the rest/,
  )
  await expect(preview.getByRole('gridcell', { name: '1', exact: true }).first()).toBeVisible()
})
