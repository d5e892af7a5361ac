import subprocess


# Run to the end; the output is captured, a code other than 0 raises
done = subprocess.run(['sort'], input='b\na\n', text=True, capture_output=True, check=True, timeout=5)
print(done.stdout)

# A child beside: written to, read from, ended
child = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
child.stdin.write('hello\n')
child.stdin.flush()
print(child.stdout.readline())
child.terminate()
try:
    child.wait(timeout=5)
except subprocess.TimeoutExpired:
    child.kill()
print(child.returncode)
