from kg.models.word_files import read_sections


def test_a_file_of_words_has_sections_columns_and_comments(tmp_path):
    path = tmp_path / "verbs.txt"
    path.write_text(
        "# Verbs.\n\n[light]\n# They say little.\ntake\nfor example # also so\n\n[modal]\nmay\tpossible\n", encoding="utf-8"
    )
    assert read_sections(path) == {"light": [("take",), ("for example",)], "modal": [("may", "possible")]}
