let audio: AudioContext | undefined;

/** A short tone: people scan with their eyes on the goods. High and short says yes, low and long says no. */
export function beep(outcome: 'good' | 'bad'): void {
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = outcome === 'good' ? 1400 : 220;
    volume.gain.value = 0.08;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + (outcome === 'good' ? 0.08 : 0.35));
    navigator.vibrate?.(outcome === 'good' ? 40 : [120, 60, 120]);
  } catch {
    // A device without sound scans all the same.
  }
}
