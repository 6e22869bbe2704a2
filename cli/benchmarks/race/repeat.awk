# Writes a case file so many times over (-v copies=8), each copy with ids and patients of its own.
BEGIN { FS = OFS = "," }
NR == 1 { print; next }
{ rows[count++] = $0 }
END {
    for (copy = 0; copy < copies; copy++) {
        mark = copy == 0 ? "" : sprintf("%c%c", 103 + int(copy / 20), 103 + copy % 20) # letters: digits could look like identity numbers
        for (i = 0; i < count; i++) {
            id = index(rows[i], ",")
            rest = substr(rows[i], id + 1)
            patient = index(rest, ",")
            print substr(rows[i], 1, id - 1) mark, substr(rest, 1, patient - 1) mark, substr(rest, patient + 1)
        }
    }
}
