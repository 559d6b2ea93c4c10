let context: AudioContext | undefined;

/** A low tone: the cashier looks at the goods, not at the screen. */
export function beep(): void {
  try {
    context ??= new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 220;
    volume.gain.value = 0.15;
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.25);
  } catch {
    // No sound on this device; the screen says it too.
  }
}
