type Latency = { ms: number; perMutationMs?: number; jitterMs?: number }

/** What stores take to answer, which a simulator on the same machine would not show by itself. */
export async function setLatency(simulator: string, latency: Latency) {
  await fetch(`${simulator}/_control/latency`, { method: 'POST', body: JSON.stringify(latency) })
}
